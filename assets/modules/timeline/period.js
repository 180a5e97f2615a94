/* A period under the reader's hand, before it is chosen, and the tours that buttons step through. */
import * as calendar from "../calendar.js";
import * as preview from "../map/preview.js";
import * as playback from "../playback/playback.js";
import * as time from "../state.js";
import { draw, drawBrush } from "./chart.js";
import { clamp, now, tourDates, tourShown, whole } from "./view.js";

/* Choose a now.draft; while it is one, the map is drawn by the page itself. */
function commit() {
  if (!now.draft) return;
  const { since, until } = now.draft;
  const isSame = since === time.state.since && until === time.state.until;
  now.draft = null;
  if (isSame) {
    preview.end();
    draw();
  } else time.choose(since, until);
}

function brush(a, b) {
  playback.close();
  const [first, last] = whole();
  const since = clamp(Math.min(a, b), first, last - 1);
  now.draft = { since, until: clamp(Math.max(a, b) - 1, since, last - 1) };
  drawBrush();
  preview.show(now.draft.since, now.draft.until);
}

/* The next or the one before, of the tours that are not what is chosen now; several quick steps add up. */
function stepTour(way) {
  const tours = tourDates();
  if (!tours.length) return;
  const isOpen = time.state.since === null && time.state.until === null;
  const { since, until } = time.pending() || (isOpen && tourShown()) || time.state;
  const isAfter = (tour) => since === null || tour.since > since || (tour.since === since && tour.until > (until ?? Infinity));
  const isBefore = (tour) => since === null || tour.since < since || (tour.since === since && tour.until < (until ?? Infinity));
  const tour = way > 0 ? (since === null ? tours[0] : tours.find(isAfter)) : tours.findLast(isBefore);
  if (!tour) return;
  preview.show(tour.since, tour.until);
  time.choose(tour.since, tour.until);
  time.say(
    `${time.state.record.officials[tour.official].name}, ${calendar.period(tour.since, tour.until)}, ${tour.stops} ${tour.stops === 1 ? "stop" : "stops"}`,
  );
}

export { brush, commit, stepTour };
