/* The timeline: the record as bars by year, month or day, and a period to brush, drag, zoom and step through. */
import * as calendar from "../calendar.js";
import * as painter from "../map/paint.js";
import * as preview from "../map/preview.js";
import * as playback from "../playback/playback.js";
import * as scoring from "../playback/score.js";
import { countUntil } from "../search.js";
import * as time from "../state.js";
import { look as lookNow, style } from "../style.js";

const [TOP, BARS, AXIS, OVERVIEW, LANE, MOST_LANES] = [14, 56, 16, 14, 12, 4]; // pixels; the top strip is the playback's
const [NEAR, NEAR_THUMB, LEAST_SHOWN] = [6, 16, 10]; // pixels round an edge; days shown at least
const chart = () => document.getElementById("timeline-chart");
let view = null; // [first, last) day shown
let layout = null; // what was last drawn
let draft = null; // the period under the pointer, before it is chosen
let cursor = null; // the day the playback is at

const whole = () => [time.state.whole.first, time.state.whole.last + 1];
const x = (day) => ((day - view[0]) / (view[1] - view[0])) * layout.width;
const dayAt = (pixel) => view[0] + (pixel / layout.width) * (view[1] - view[0]);
const period = () => draft || { since: time.state.since, until: time.state.until };
const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const tag = (name, attributes, text = "") =>
  `<${name} ${Object.entries(attributes).map(([key, value]) => `${key}="${value}"`).join(" ")}>${text}</${name}>`;
const escape = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/* The drawing, made once: bars and bands, the period over them, the playback's cursor. */
function sheet() {
  const box = chart();
  if (!box.querySelector("svg")) {
    const hatch = '<pattern id="timehatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5"/></pattern>';
    box.insertAdjacentHTML("afterbegin", `<svg aria-hidden="true"><defs>${hatch}</defs><g class="drawn"></g><g class="brushed"></g><g class="cursor"></g></svg>`);
  }
  return box.querySelector("svg");
}

/* Terms of office in as few lanes as hold them, those of an office together. */
function lanes(spans) {
  const ends = [];
  const sorted = [...spans].sort((a, b) => a[4] - b[4] || a[2] - b[2]);
  return sorted.map((span) => {
    let lane = ends.findIndex((end) => end <= span[2]);
    if (lane < 0) lane = ends.length;
    ends[lane] = Math.max(ends[lane] ?? -Infinity, span[3]);
    return { span, lane };
  });
}

/* The stops of each bin by colour, those of the selection outside its dates in grey, and the rest of the record. */
function counts(starts, unit) {
  const { record } = time.state;
  const { since, until } = period();
  const bin = (day) => Math.max(countUntil(starts, (start) => start, day) - 1, 0);
  const end = calendar.next(starts.at(-1), unit);
  const isShown = (day) => day >= starts[0] && day < end;
  const found = starts.map(() => ({ series: new Map(), names: new Map(), own: 0, all: 0 }));
  for (const day of time.state.whole.arrivals) if (isShown(day)) found[bin(day)].all += 1;
  if (!record) return { found, isByOffice: false };
  const chosen = scoring.chosen(record, since, until).stops;
  const colours = coloursOf(record, chosen);
  record.stops.arrived.forEach((day, stop) => {
    if (!isShown(day)) return;
    const official = record.stops.official[stop];
    const colour = colours.has(official) ? colours.get(official).colour : -1;
    const at = found[bin(day)];
    at.series.set(colour, (at.series.get(colour) || 0) + 1);
    at.own += 1;
    if (!at.names.has(colour)) at.names.set(colour, new Set());
    at.names.get(colour).add(record.officials[official].name);
  });
  return { found, isByOffice: colours.size > style.many };
}

/* The colours of the map; while the selection holds few officials, those without a stop in its dates keep theirs too. */
function coloursOf(record, chosen) {
  const colours = painter.colouring(record, painter.officialsOf(record, chosen));
  if (record.officials.length > style.many) return colours;
  const taken = new Set([...colours.values()].map(({ colour }) => colour));
  const size = style.looks[0].palette.length;
  record.officials.forEach((official, i) => {
    if (colours.has(i)) return;
    let colour = official.colour % size;
    while (taken.has(colour)) colour = (colour + 1) % size;
    taken.add(colour);
    colours.set(i, { colour, group: official.id });
  });
  return colours;
}

function draw() {
  const box = chart();
  if (!box || !time.state.whole || !box.clientWidth) return;
  if (!view) view = whole();
  const width = box.clientWidth;
  const unit = calendar.unitFor(view[1] - view[0], width);
  const spans = time.state.record ? time.state.record.spans : { terms: [], unknown: [] };
  const placed = lanes(spans.terms);
  const lanesShown = Math.min(Math.max(0, ...placed.map(({ lane }) => lane + 1)), MOST_LANES);
  const bottom = TOP + BARS + lanesShown * LANE;
  layout = { width, unit, lanes: lanesShown, bottom, height: bottom + AXIS + OVERVIEW, starts: calendar.bins(view[0], view[1], unit) };
  const look = lookNow();
  const { found, isByOffice } = counts(layout.starts, unit);
  layout.found = found;
  layout.most = Math.max(1, ...found.map((bin) => Math.max(bin.all, bin.own)));
  const parts = [];
  for (const [since, until] of joined(spans.unknown)) {
    const [left, right] = [clamp(x(since), 0, width), clamp(x(until + 1), 0, width)];
    if (right > left) parts.push(tag("rect", { class: "unknown", x: left, y: TOP, width: right - left, height: BARS, fill: "url(#timehatch)" }));
  }
  layout.starts.forEach((start, i) => {
    const [left, right] = [x(start), x(calendar.next(start, unit))];
    const gap = right - left > 4 ? 1 : 0;
    let top = TOP + BARS;
    const bar = (number, colour, name) => {
      const height = (number / layout.most) * (BARS - 4);
      top -= height;
      if (number) parts.push(tag("rect", { class: name, x: left.toFixed(2), y: top.toFixed(2), width: Math.max(right - left - gap, 0.8).toFixed(2), height: height.toFixed(2), ...(colour ? { fill: colour } : {}) }));
    };
    const { series, own, all } = found[i];
    for (const colour of [...series.keys()].sort((a, b) => (b >= 0) - (a >= 0) || a - b)) bar(series.get(colour), colour >= 0 ? look.palette[colour] : "", colour >= 0 ? "bar" : "bar other");
    bar(Math.max(all - own, 0), "", "bar rest");
  });
  parts.push(tag("line", { class: "base", x1: 0, x2: width, y1: TOP + BARS + 0.5, y2: TOP + BARS + 0.5 }));
  for (const { span: [name, own, since, until, office, isOpen], lane } of placed) {
    const colour = isByOffice ? office : own;
    const [left, right] = [clamp(x(since), 0, width), clamp(x(until + 1), 0, width)];
    if (right <= left || lane >= MOST_LANES) continue;
    const y = TOP + BARS + 2 + lane * LANE;
    const label = right - left > name.length * 6.2 + 8 ? tag("text", { x: left + 4, y: y + 8.5 }, escape(name)) : "";
    parts.push(tag("g", { class: "term" }, `<title>${escape(`${name} in office, ${isOpen ? `since ${calendar.say(since)}` : calendar.period(since, until)}`)}</title>` + tag("rect", { x: left, y, width: Math.max(right - left - 1, 1), height: LANE - 2, fill: look.palette[colour % look.palette.length] }) + label));
  }
  for (const [name, , since, until] of spans.unknown) {
    const own = placed.find(({ span }) => span[0] === name && span[2] <= until && since <= span[3]);
    const [left, right] = [clamp(x(since), 0, width), clamp(x(until + 1), 0, width)];
    if (!own || own.lane >= MOST_LANES || right <= left) continue;
    const words = `<title>${escape(`${name}: record not complete, ${calendar.period(since, until)}`)}</title>`;
    parts.push(tag("rect", { class: "unknown", x: left, y: TOP + BARS + 2 + own.lane * LANE, width: right - left, height: LANE - 2, fill: "url(#timehatch)" }, words));
  }
  for (const [day, text] of calendar.ticks(view[0], view[1], width)) {
    parts.push(tag("line", { class: "tick", x1: x(day), x2: x(day), y1: TOP, y2: bottom + 3 }), x(day) + 6 + text.length * 6 > width ? "" : tag("text", { class: "label", x: x(day) + 3, y: bottom + 12 }, text));
  }
  parts.push(tag("text", { class: "scale", x: 2, y: TOP - 3 }, `stops per ${unit}, at most ${layout.most}`));
  parts.push(overview(width, bottom + AXIS));
  const svg = sheet();
  svg.setAttribute("height", layout.height);
  svg.setAttribute("width", width);
  svg.querySelector(".drawn").innerHTML = parts.join("");
  drawBrush();
  drawCursor();
  tell();
}

/* Spans that touch or overlap, as one. */
function joined(spans) {
  const found = [];
  for (const [, , since, until] of [...spans].sort((a, b) => a[2] - b[2])) {
    if (found.length && since <= found.at(-1)[1] + 1) found.at(-1)[1] = Math.max(found.at(-1)[1], until);
    else found.push([since, until]);
  }
  return found;
}

/* The whole record in a strip, with what is shown above framed in it. */
function overview(width, top) {
  const [first, last] = whole();
  const at = (day) => ((day - first) / (last - first)) * width;
  const columns = new Array(Math.ceil(width / 4)).fill(0);
  for (const day of time.state.whole.arrivals) columns[Math.min(Math.floor(at(day) / 4), columns.length - 1)] += 1;
  const most = Math.max(...columns, 1);
  const bars = columns.map((n, i) => (n ? `M${i * 4 + 2},${top + OVERVIEW}v${(-(n / most) * (OVERVIEW - 2)).toFixed(1)}` : "")).join("");
  const { since, until } = period();
  const isWhole = view[0] <= first && view[1] >= last;
  const frame = isWhole ? "" : tag("rect", { class: "frame", x: at(view[0]), y: top + 0.5, width: Math.max(at(view[1]) - at(view[0]), 3), height: OVERVIEW - 1 });
  const mark = since === null && until === null ? "" : tag("rect", { class: "mark", x: at(since ?? first), y: top, width: Math.max(at((until ?? last) + 1) - at(since ?? first), 2), height: OVERVIEW });
  return tag("g", { class: "overview" }, tag("rect", { class: "ground", x: 0, y: top, width, height: OVERVIEW }) + tag("path", { d: bars }) + mark + frame);
}

function edges() {
  const { since, until } = period();
  const [first, last] = whole();
  return { isOpen: since === null && until === null, left: x(since ?? first), right: x((until ?? last - 1) + 1) };
}

function drawBrush() {
  const { isOpen, left, right } = edges();
  const svg = sheet();
  const height = layout.bottom - TOP;
  const [a, b] = [clamp(left, 0, layout.width), clamp(right, 0, layout.width)];
  const veil = isOpen ? "" : tag("rect", { class: "veil", x: 0, y: TOP, width: a, height: BARS }) + tag("rect", { class: "veil", x: b, y: TOP, width: Math.max(layout.width - b, 0), height: BARS });
  const frame = isOpen || b < 0 || a > layout.width ? "" : tag("rect", { class: "brush", x: a, y: TOP + 0.5, width: Math.max(b - a, 1), height: height - 1 });
  const tour = tourShown();
  const mark = tour ? tag("rect", { class: "tour-mark", x: x(tour.since), y: TOP + BARS - 2, width: Math.max(x(tour.until + 1) - x(tour.since), 3), height: 4 }) : "";
  svg.querySelector(".brushed").innerHTML = veil + frame + mark;
  for (const [name, at] of [["start", left], ["end", right]]) {
    const handle = document.getElementById(`timeline-${name}`);
    const isShown = at >= -1 && at <= layout.width + 1;
    handle.style.transform = `translateX(${clamp(at, 0, layout.width)}px)`;
    handle.style.height = `${height}px`;
    handle.classList.toggle("is-away", !isShown || isOpen);
    const { since, until } = period();
    const [first, last] = whole();
    const day = name === "start" ? since ?? first : until ?? last - 1;
    handle.setAttribute("aria-valuemin", first);
    handle.setAttribute("aria-valuemax", last - 1);
    handle.setAttribute("aria-valuenow", day);
    handle.setAttribute("aria-valuetext", calendar.say(day));
  }
  const readout = document.getElementById("timeline-readout");
  const { since, until } = period();
  const words = isOpen ? `All dates, ${calendar.period(whole()[0], whole()[1] - 1)}` : calendar.period(since ?? whole()[0], until ?? whole()[1] - 1);
  if (readout.textContent !== words) readout.textContent = words;
}

function drawCursor() {
  const svg = sheet();
  const at = cursor === null ? null : x(cursor);
  const isIn = at !== null && at >= 0 && at <= layout.width;
  const handle = document.getElementById("playback-cursor");
  handle.hidden = cursor === null;
  if (cursor !== null) {
    handle.style.transform = `translateX(${clamp(at, 0, layout.width)}px)`;
    handle.setAttribute("aria-valuemin", Math.floor(view[0]));
    handle.setAttribute("aria-valuemax", Math.ceil(view[1]));
    handle.setAttribute("aria-valuenow", Math.floor(cursor));
    handle.setAttribute("aria-valuetext", calendar.say(cursor));
  }
  svg.querySelector(".cursor").innerHTML = isIn
    ? tag("line", { x1: at, x2: at, y1: 6, y2: layout.bottom }) + tag("path", { d: `M${at - 6},1h12v5l-6,7l-6,-7z` })
    : "";
}

/* What a bar says, to a pointer. */
function tell(pixel = null) {
  const bubble = document.getElementById("timeline-bubble");
  if (pixel === null || !layout || draft) return void (bubble.hidden = true);
  const i = layout.starts.findLastIndex((start) => x(start) <= pixel);
  const bin = layout.found[Math.max(i, 0)];
  const [start, end] = [layout.starts[Math.max(i, 0)], calendar.next(layout.starts[Math.max(i, 0)], layout.unit) - 1];
  const isKnown = !(time.state.record ? time.state.record.spans.unknown : []).some(([, , since, until]) => since <= end && until >= start);
  const lines = [...bin.series].filter(([colour]) => colour >= 0).map(([colour, number]) => `${[...bin.names.get(colour)].slice(0, 2).join(", ")}${bin.names.get(colour).size > 2 ? " and others" : ""} ${number}`);
  const other = bin.series.get(-1) ? [`others of the selection ${bin.series.get(-1)}`] : [];
  const rest = bin.all > bin.own ? [`rest of the record ${bin.all - bin.own}`] : [];
  const text = [...lines, ...other, ...rest].join(" · ") || (isKnown ? "no stop" : "no known stop");
  bubble.textContent = `${calendar.period(start, end)}: ${text}${isKnown ? "" : " (record not complete)"}`;
  bubble.hidden = false;
  bubble.style.left = `${clamp(pixel, 90, layout.width - 90)}px`;
}

/* Show other days; never more than the record, never less than a few days. */
function show(from, to) {
  const [first, last] = whole();
  const length = clamp(to - from, Math.min(LEAST_SHOWN, last - first), last - first);
  const middle = (from + to) / 2;
  const begin = clamp(middle - length / 2, first, last - length);
  view = [begin, begin + length];
  draw();
}

function zoom(factor, pixel = layout.width / 2) {
  const day = dayAt(pixel);
  show(day - (day - view[0]) * factor, day + (view[1] - day) * factor);
}

/* Keep a period that was chosen elsewhere in sight, and wide enough to be seen and taken hold of. */
function reveal() {
  const { since, until } = tourShown() || time.state;
  if (since === null && until === null) return show(...whole());
  const [a, b] = [since ?? whole()[0], (until ?? whole()[1] - 1) + 1];
  const isSeen = view && a >= view[0] && b <= view[1] && ((b - a) / (view[1] - view[0])) * (layout ? layout.width : 1000) >= 16;
  if (isSeen) return draw();
  const room = Math.max((b - a) * 5, 90);
  return show((a + b) / 2 - room / 2, (a + b) / 2 + room / 2);
}

/* A day near the pointer, at the start of the year, month or day, as fine as the eye can tell. */
function snap(day) {
  const perDay = layout.width / (view[1] - view[0]);
  const unit = perDay > 0.8 ? "day" : perDay > 0.06 ? "month" : "year";
  const [low, high] = [calendar.floor(day, unit), calendar.next(day, unit)];
  return day - low < high - day ? low : high;
}

/* Choose a draft; while it is one, the map is drawn by the page itself. */
function commit() {
  if (!draft) return;
  const { since, until } = draft;
  const isSame = since === time.state.since && until === time.state.until;
  draft = null;
  if (isSame) {
    preview.end();
    draw();
  } else time.choose(since, until);
}

function brush(a, b) {
  playback.close();
  const [first, last] = whole();
  const since = clamp(Math.min(a, b), first, last - 1);
  draft = { since, until: clamp(Math.max(a, b) - 1, since, last - 1) };
  drawBrush();
  preview.show(draft.since, draft.until);
}

/* The tours of the selection by their first day: [since, until, name]. */
function tourDates() {
  const { record } = time.state;
  if (!record) return [];
  const found = new Map();
  record.stops.tour.forEach((tour, stop) => {
    const end = record.stops.left[stop] ?? record.stops.arrived[stop];
    const own = found.get(tour) || { since: Infinity, until: -Infinity, stops: 0, official: record.stops.official[stop] };
    found.set(tour, { ...own, since: Math.min(own.since, record.stops.arrived[stop]), until: Math.max(own.until, end), stops: own.stops + 1 });
  });
  return [...found.values()].sort((a, b) => a.since - b.since || a.until - b.until);
}

/* The dates of the tour in the panel, or none. */
function tourShown() {
  const { stops } = (time.state.tour && time.state.tourRecord) || {};
  if (!stops || !stops.arrived.length) return null;
  return { since: Math.min(...stops.arrived), until: Math.max(...stops.arrived.map((arrived, i) => stops.left[i] ?? arrived)) };
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
  time.say(`${time.state.record.officials[tour.official].name}, ${calendar.period(tour.since, tour.until)}, ${tour.stops} ${tour.stops === 1 ? "stop" : "stops"}`);
}

const layoutNow = () => layout;
const viewNow = () => view;
const near = (isThumb) => (isThumb ? NEAR_THUMB : NEAR);

/* The day the playback is at, or none. */
function setCursor(day) {
  cursor = day;
  if (layout) drawCursor();
}

export { OVERVIEW, TOP, brush, commit, dayAt, draw, drawCursor, edges, layoutNow as layout, near, reveal, setCursor, show, snap, stepTour, tell, tourDates, viewNow as view, whole, x, zoom };
