/* What the countries bear at a second of a playback. */
import * as calendar from "../calendar.js";
import * as layer from "../map/layer.js";
import * as time from "../state.js";
import { look as lookNow } from "../style.js";
import * as moment from "./moment.js";

/* An overlay on its dates, else those visited so far.

   `id` changes when the countries do; `words` tell the overlay and its day; `paintOf`: code -> {fill, edge, width}, null for what stands. */
function ground(of, at) {
  const look = lookNow();
  const { changes, hasOverlay, hasSecond } = time.state;
  const reached = moment.stopsReached(of, at);
  const visited = () => new Set(of.score.stays.slice(0, reached).map(({ stop }) => of.record.places.country[of.record.stops.place[stop]]));
  if (!changes)
    return hasOverlay
      ? { id: "as it stands", words: "", paintOf: () => null }
      : { id: `visited ${reached}`, words: "", paintOf: layer.tinted(visited()) };
  const day = Math.floor(of.score.toDay(at));
  const change = Math.max(
    changes.days.findLastIndex((one) => one <= day),
    0,
  );
  const fills = changes.fills[document.body.dataset.agThemeMode === "dark" ? 1 : 0];
  const index = changes.states[change];
  const edges = hasSecond ? () => ({}) : layer.edges(visited()); // the second overlay's outlines stay
  return {
    id: `overlay ${change} ${reached}`,
    words: `${changes.name}, ${changes.words[change] || `as of ${calendar.say(day)}`}`,
    paintOf: (code) => ({
      fill: code in index ? fills[index[code]] : look.land,
      isUnknown: changes.unknown.includes(index[code]),
      ...edges(code),
    }),
  };
}

export { ground };
