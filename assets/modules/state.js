/* What the page knows of time: the whole record, that of the selection without its dates, and the period chosen. */
window.tours = window.tours || {};
window.tours.time = (() => {
  const NOT_OF_THE_RECORD = ["from", "to", "tab", "pair", "within", "tour", "panel", "asof", "projection", "overlay", "overlay2", "tables"];
  const NOT_OF_THE_TOUR = ["tab", "pair", "within", "panel", "asof", "projection", "overlay", "overlay2", "tables"];
  const calendar = () => window.tours.calendar;
  const listeners = [];
  const state = { whole: null, record: null, recordKey: null, query: "", since: null, until: null, tour: null, hasOverlay: false, changes: null, tourRecord: null };

  /* The part of an address that the record hangs on. */
  function keyOf(query) {
    const keys = new URLSearchParams(query || "");
    for (const key of NOT_OF_THE_RECORD) keys.delete(key);
    return keys.toString() || "official=all";
  }

  /* Called by Dash when the selection changes: asks for another record only where officials or other filters changed. */
  function askRecord(query, asked) {
    const key = keyOf(query);
    return key === asked ? window.dash_clientside.no_update : key;
  }

  /* The same for the tour in the panel, told whole whatever the filters, which number its stops; null where none is. */
  function askTour(query, asked) {
    const key = tourKeyOf(query);
    return key === (asked || null) ? window.dash_clientside.no_update : key;
  }

  function tourKeyOf(query) {
    const keys = new URLSearchParams(query || "");
    if (!keys.get("tour")) return null;
    for (const key of NOT_OF_THE_TOUR) keys.delete(key);
    return keys.toString();
  }

  /* The same for the days on which the overlay changes; null where none is shown. */
  function askChanges(query, asked) {
    const keys = new URLSearchParams(query || "");
    if (!keys.get("overlay")) return asked ? null : window.dash_clientside.no_update;
    for (const key of ["tab", "pair", "within", "tour", "panel", "projection", "overlay2", "tables"]) keys.delete(key);
    const key = keys.toString();
    return key === asked ? window.dash_clientside.no_update : key;
  }

  /* Called by Dash with the selection and what the server gave. */
  function know(query, given, givenTour, changes, whole) {
    const before = { ...state };
    const keys = new URLSearchParams(query || "");
    Object.assign(state, {
      whole,
      query: query || "",
      since: calendar().number(keys.get("from")),
      until: calendar().number(keys.get("to")),
      tour: keys.get("tour"),
      hasOverlay: !!keys.get("overlay"),
      tourRecord: givenTour && givenTour.key === tourKeyOf(query) ? givenTour.record : null,
      tourWords: givenTour && givenTour.key === tourKeyOf(query) ? givenTour.words : null,
      hasSecond: !!keys.get("overlay2"),
      changes: keys.get("overlay") ? changes : null,
    });
    if (given && given.key === keyOf(query)) Object.assign(state, { record: given.record, recordKey: given.key });
    else if (given && state.recordKey !== keyOf(query)) state.record = null;
    if (pending && pending.since === state.since && pending.until === state.until) pending = null;
    for (const listener of listeners) listener(state, before);
    return window.dash_clientside.no_update;
  }

  /* A period the reader chose on the timeline, or by stepping; null clears it. Until the server has it, it is pending. */
  let pending = null;
  let forgetting = 0;
  function choose(since, until) {
    pending = { since, until };
    clearTimeout(forgetting);
    forgetting = setTimeout(() => (pending = null), 5000);
    const iso = (day) => (day === null ? "" : calendar().iso(day));
    window.dash_clientside.set_props("timeline-brushed", { data: { since: iso(since), until: iso(until), at: Date.now() } });
  }

  /* Said to a screen reader. */
  let lastSaid = "";
  function say(text) {
    const region = document.getElementById("timeline-said");
    if (!region || text === lastSaid) return;
    lastSaid = text;
    region.textContent = text;
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.time = { askChanges, askRecord, askTour, know };
  return { choose, pending: () => pending, say, state, style: () => state.whole.style, when: (listener) => listeners.push(listener) };
})();
