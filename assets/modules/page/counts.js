/* How many stops of the selection each country has, for the list of countries: the server says those that have any. */
let stops = null;

/* Called by Dash with country -> stops. */
function take(counts) {
  stops = counts;
  return window.dash_clientside.no_update;
}

/* The stops of a country; nothing before anything is known. */
const of = (code) => (stops ? stops[code] || 0 : undefined);

export { of, take };
