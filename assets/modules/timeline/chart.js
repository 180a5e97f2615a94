/* The timeline: the record as bars by year, month or day, and the period over them. */
import * as calendar from "../calendar.js";
import * as time from "../state.js";
import { barsOf, counts, lanes, overview, tag, term, ticks, unknownBands, unknownOfTerm } from "./bars.js";
import { AXIS, BARS, clamp, dayAt, edges, LANE, MOST_LANES, now, OVERVIEW, period, TOP, tourShown, whole, x } from "./view.js";

const LEAST_SHOWN = 10; // days shown at least
const LEAST_LANES = 2; // kept free, so that the map keeps its height
const chart = () => document.getElementById("timeline-chart");

/* The drawing, made once: bars and bands, the period over them, the playback's now.cursor. */
function sheet() {
  const box = chart();
  if (!box.querySelector("svg")) {
    const hatch =
      '<pattern id="timehatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5"/></pattern>';
    box.insertAdjacentHTML(
      "afterbegin",
      `<svg aria-hidden="true"><defs>${hatch}</defs><g class="drawn"></g><g class="brushed"></g><g class="cursor"></g></svg>`,
    );
  }
  return box.querySelector("svg");
}

function draw() {
  const box = chart();
  if (!box || !time.state.whole || !box.clientWidth) return;
  now.view = now.view || whole();
  const width = box.clientWidth;
  const unit = calendar.unitFor(now.view[1] - now.view[0], width);
  const spans = time.state.record ? time.state.record.spans : { terms: [], unknown: [] };
  const placed = lanes(spans.terms);
  const lanesShown = Math.min(Math.max(LEAST_LANES, ...placed.map(({ lane }) => lane + 1)), MOST_LANES);
  const bottom = TOP + BARS + lanesShown * LANE;
  const starts = calendar.bins(now.view[0], now.view[1], unit);
  const { found, fillOf } = counts(starts, unit);
  const most = Math.max(1, ...found.map((bin) => Math.max(bin.all, bin.own)));
  now.layout = { width, unit, lanes: lanesShown, bottom, height: bottom + AXIS + OVERVIEW, starts, found, most };
  const parts = [
    ...unknownBands(spans.unknown),
    ...starts.flatMap((start, i) => barsOf(start, found[i])),
    tag("line", { class: "base", x1: 0, x2: width, y1: TOP + BARS + 0.5, y2: TOP + BARS + 0.5 }),
    ...placed.map((one) => term(one, fillOf)),
    ...spans.unknown.map((span) => unknownOfTerm(span, placed)),
    ...ticks(bottom),
    tag("text", { class: "scale", x: 2, y: TOP - 3 }, `Stops per ${unit} (peak ${most})`),
    overview(width, bottom + AXIS),
  ];
  const svg = sheet();
  svg.setAttribute("height", now.layout.height);
  svg.setAttribute("width", width);
  svg.querySelector(".drawn").innerHTML = parts.join("");
  drawBrush();
  drawCursor();
  tell();
}

function drawBrush() {
  const { isOpen, left, right } = edges();
  const svg = sheet();
  const height = now.layout.bottom - TOP;
  const [a, b] = [clamp(left, 0, now.layout.width), clamp(right, 0, now.layout.width)];
  const veil = isOpen
    ? ""
    : tag("rect", { class: "veil", x: 0, y: TOP, width: a, height: BARS }) +
      tag("rect", { class: "veil", x: b, y: TOP, width: Math.max(now.layout.width - b, 0), height: BARS });
  const frame =
    isOpen || b < 0 || a > now.layout.width
      ? ""
      : tag("rect", { class: "brush", x: a, y: TOP + 0.5, width: Math.max(b - a, 1), height: height - 1 });
  const tour = tourShown();
  const mark = tour
    ? tag("rect", {
        class: "tour-mark",
        x: x(tour.since),
        y: TOP + BARS - 2,
        width: Math.max(x(tour.until + 1) - x(tour.since), 3),
        height: 4,
      })
    : "";
  svg.querySelector(".brushed").innerHTML = veil + frame + mark;
  for (const [name, at] of [
    ["start", left],
    ["end", right],
  ]) {
    const handle = document.getElementById(`timeline-${name}`);
    const isShown = at >= -1 && at <= now.layout.width + 1;
    handle.style.transform = `translateX(${clamp(at, 0, now.layout.width)}px)`;
    handle.style.height = `${height}px`;
    handle.classList.toggle("is-away", !isShown || isOpen);
    const { since, until } = period();
    const [first, last] = whole();
    const day = name === "start" ? (since ?? first) : (until ?? last - 1);
    handle.setAttribute("aria-valuemin", first);
    handle.setAttribute("aria-valuemax", last - 1);
    handle.setAttribute("aria-valuenow", day);
    handle.setAttribute("aria-valuetext", calendar.say(day));
  }
  const readout = document.getElementById("timeline-readout");
  const { since, until } = period();
  const words = isOpen
    ? `All dates, ${calendar.period(whole()[0], whole()[1] - 1)}`
    : calendar.period(since ?? whole()[0], until ?? whole()[1] - 1);
  if (readout.textContent !== words) readout.textContent = words;
}

function drawCursor() {
  const svg = sheet();
  const at = now.cursor === null ? null : x(now.cursor);
  const isIn = at !== null && at >= 0 && at <= now.layout.width;
  const handle = document.getElementById("playback-cursor");
  handle.hidden = now.cursor === null;
  if (now.cursor !== null) {
    handle.style.transform = `translateX(${clamp(at, 0, now.layout.width)}px)`;
    handle.setAttribute("aria-valuemin", Math.floor(now.view[0]));
    handle.setAttribute("aria-valuemax", Math.ceil(now.view[1]));
    handle.setAttribute("aria-valuenow", Math.floor(now.cursor));
    handle.setAttribute("aria-valuetext", calendar.say(now.cursor));
  }
  svg.querySelector(".cursor").innerHTML = isIn
    ? tag("line", { x1: at, x2: at, y1: 6, y2: now.layout.bottom }) + tag("path", { d: `M${at - 6},1h12v5l-6,7l-6,-7z` })
    : "";
}

/* What a bar says, to a pointer. */
function tell(pixel = null) {
  const bubble = document.getElementById("timeline-bubble");
  bubble.hidden = pixel === null || !now.layout || !!now.draft;
  if (bubble.hidden) return;
  const i = now.layout.starts.findLastIndex((start) => x(start) <= pixel);
  const bin = now.layout.found[Math.max(i, 0)];
  const [start, end] = [now.layout.starts[Math.max(i, 0)], calendar.next(now.layout.starts[Math.max(i, 0)], now.layout.unit) - 1];
  const isKnown = !(time.state.record ? time.state.record.spans.unknown : []).some(([, , since, until]) => since <= end && until >= start);
  const lines = [...bin.series]
    .filter(([colour]) => colour >= 0)
    .map(
      ([colour, number]) =>
        `${[...bin.names.get(colour)].slice(0, 2).join(", ")}${bin.names.get(colour).size > 2 ? " and others" : ""} ${number}`,
    );
  const other = bin.series.get(-1) ? [`others of the selection ${bin.series.get(-1)}`] : [];
  const rest = bin.all > bin.own ? [`rest of the record ${bin.all - bin.own}`] : [];
  const text = [...lines, ...other, ...rest].join(" · ") || (isKnown ? "no stop" : "no known stop");
  bubble.textContent = `${calendar.period(start, end)}: ${text}${isKnown ? "" : " (record not complete)"}`;
  bubble.hidden = false;
  bubble.style.left = `${clamp(pixel, 90, now.layout.width - 90)}px`;
}

/* Show other days; never more than the record, never less than a few days. */
function show(from, to) {
  const [first, last] = whole();
  const length = clamp(to - from, Math.min(LEAST_SHOWN, last - first), last - first);
  const middle = (from + to) / 2;
  const begin = clamp(middle - length / 2, first, last - length);
  now.view = [begin, begin + length];
  draw();
}

function zoom(factor, pixel = now.layout.width / 2) {
  const day = dayAt(pixel);
  show(day - (day - now.view[0]) * factor, day + (now.view[1] - day) * factor);
}

/* The days the officials asked for were in office, with a little room; all days where everyone is asked for. */
function inOffice() {
  const { record, whole: all } = time.state;
  const terms = record ? record.spans.terms : [];
  if (!terms.length || !all || terms.length >= all.spans.terms.length) return whole();
  const [from, to] = [Math.min(...terms.map(([, , since]) => since)), Math.max(...terms.map(([, , , until]) => until)) + 1];
  const room = (to - from) * 0.03;
  const [first, last] = whole();
  return [Math.max(first, from - room), Math.min(last, to + room)];
}

/* Keep a period that was chosen elsewhere in sight, and wide enough to be seen and taken hold of. */
function reveal() {
  const { since, until } = tourShown() || time.state;
  if (since === null && until === null) return show(...inOffice());
  const [a, b] = [since ?? whole()[0], (until ?? whole()[1] - 1) + 1];
  const isSeen =
    now.view &&
    a >= now.view[0] &&
    b <= now.view[1] &&
    ((b - a) / (now.view[1] - now.view[0])) * (now.layout ? now.layout.width : 1000) >= 16;
  if (isSeen) return draw();
  const room = Math.max((b - a) * 5, 90);
  return show((a + b) / 2 - room / 2, (a + b) / 2 + room / 2);
}

/* The day the playback is at, or none. */
function setCursor(day) {
  now.cursor = day;
  if (now.layout) drawCursor();
}

export { draw, drawBrush, drawCursor, reveal, setCursor, show, tell, zoom };
