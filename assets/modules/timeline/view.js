/* What the timeline shows: its days and their pixels, the period chosen or under the pointer, the tours it steps through. */
import * as calendar from "../calendar.js";
import * as time from "../state.js";

const [TOP, BARS, AXIS, OVERVIEW, LANE, MOST_LANES] = [14, 44, 16, 12, 12, 4]; // pixels; the top strip is the playback's
const [NEAR, NEAR_THUMB] = [6, 16]; // pixels round an edge
/* `view`: [first, last) day shown. `layout`: what was last drawn. `draft`: the period under the pointer, before it is chosen.
   `cursor`: the day the playback is at. */
const now = { view: null, layout: null, draft: null, cursor: null };

const layout = () => now.layout;
const view = () => now.view;
const whole = () => [time.state.whole.first, time.state.whole.last + 1];
const x = (day) => ((day - now.view[0]) / (now.view[1] - now.view[0])) * now.layout.width;
const dayAt = (pixel) => now.view[0] + (pixel / now.layout.width) * (now.view[1] - now.view[0]);
const period = () => now.draft || { since: time.state.since, until: time.state.until };
const near = (isThumb) => (isThumb ? NEAR_THUMB : NEAR);
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

/* Where the period begins and ends, in pixels; `isOpen` where it is all dates. */
function edges() {
  const { since, until } = period();
  const [first, last] = whole();
  return { isOpen: since === null && until === null, left: x(since ?? first), right: x((until ?? last - 1) + 1) };
}

/* A day near the pointer, at the start of the year, month or day, as fine as the eye can tell. */
function snap(day) {
  const perDay = now.layout.width / (now.view[1] - now.view[0]);
  const unit = perDay > 0.8 ? "day" : perDay > 0.06 ? "month" : "year";
  const [low, high] = [calendar.floor(day, unit), calendar.next(day, unit)];
  return day - low < high - day ? low : high;
}

/* The tours of the selection by their first day: [since, until, name]. */
function tourDates() {
  const { record } = time.state;
  if (!record) return [];
  const found = new Map();
  record.stops.tour.forEach((tour, stop) => {
    const end = record.stops.left[stop] ?? record.stops.arrived[stop];
    const own = found.get(tour) || { since: Infinity, until: -Infinity, stops: 0, official: record.stops.official[stop] };
    found.set(tour, {
      ...own,
      since: Math.min(own.since, record.stops.arrived[stop]),
      until: Math.max(own.until, end),
      stops: own.stops + 1,
    });
  });
  return [...found.values()].sort((a, b) => a.since - b.since || a.until - b.until);
}

/* The dates of the tour in the panel, or none. */
function tourShown() {
  const { stops } = (time.state.tour && time.state.tourRecord) || {};
  if (!stops || !stops.arrived.length) return null;
  return { since: Math.min(...stops.arrived), until: Math.max(...stops.arrived.map((arrived, i) => stops.left[i] ?? arrived)) };
}

export {
  AXIS,
  BARS,
  clamp,
  dayAt,
  edges,
  LANE,
  layout,
  MOST_LANES,
  near,
  now,
  OVERVIEW,
  period,
  snap,
  TOP,
  tourDates,
  tourShown,
  view,
  whole,
  x,
};
