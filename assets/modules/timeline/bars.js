/* The drawing of the timeline, piece by piece, as SVG: what is not known, bars, terms of office, days, the whole record in a strip. */
import * as calendar from "../calendar.js";
import * as painter from "../map/paint.js";
import * as scoring from "../playback/score.js";
import { countUntil } from "../search.js";
import * as time from "../state.js";
import { look, style } from "../style.js";
import { BARS, clamp, LANE, MOST_LANES, now, OVERVIEW, period, TOP, whole, x } from "./view.js";

const LETTER = 6.2; // pixels of a letter of a term's name
const tag = (name, attributes, text = "") => {
  const words = Object.entries(attributes).map(([key, value]) => `${key}="${value}"`);
  return `<${name} ${words.join(" ")}>${text}</${name}>`;
};
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const title = (words) => `<title>${escaped(words)}</title>`;

/* From and to of a span in pixels, within what is shown. */
const across = (since, until) => [clamp(x(since), 0, now.layout.width), clamp(x(until + 1), 0, now.layout.width)];

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
  if (!record) return { found, fillOf: () => 0 };
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
  return { found, fillOf: fills(record, colours) };
}

/* The colours of the map; while the selection holds few officials, those without a stop in its dates keep theirs too. */
function coloursOf(record, chosen) {
  const colours = painter.colouring(record, painter.officialsOf(record, chosen));
  if (record.officials.length > style.many) return colours;
  const others = record.officials.map((_, i) => i).filter((i) => !colours.has(i));
  const wanted = others.map((i) => record.officials[i].colour);
  const taken = [...colours.values()].map(({ colour }) => colour);
  painter.assigned(wanted, taken).forEach((colour, place) => {
    colours.set(others[place], { colour, group: `id ${record.officials[others[place]].id}` });
  });
  return colours;
}

/* The colour of a term: its official's on the map, else that of someone of the same office, or country, there. */
function fills(record, colours) {
  const found = new Map();
  for (const [i, { colour }] of colours) {
    const { id, office, country } = record.officials[i];
    for (const key of [id, `office ${office}`, `country ${country}`]) if (!found.has(key)) found.set(key, colour);
  }
  const isOf = new Map(time.state.whole.officials.map(({ id, country }) => [id, country]));
  return ([, own, , , office, , id]) => found.get(id) ?? found.get(`office ${office}`) ?? found.get(`country ${isOf.get(id)}`) ?? own;
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

/* Where the record of someone asked about is not complete. */
function unknownBands(spans) {
  return joined(spans)
    .map(([since, until]) => across(since, until))
    .filter(([left, right]) => right > left)
    .map(([left, right]) => tag("rect", { class: "unknown", x: left, y: TOP, width: right - left, height: BARS, fill: "url(#timehatch)" }));
}

/* The bars of a bin, one a colour on the other. */
function barsOf(start, { series, own, all }) {
  const [left, right] = [x(start), x(calendar.next(start, now.layout.unit))];
  const width = Math.max(right - left - (right - left > 4 ? 1 : 0), 0.8).toFixed(2);
  const { palette } = look();
  let top = TOP + BARS;
  const bar = (number, fill, name) => {
    const height = (number / now.layout.most) * (BARS - 4);
    top -= height;
    const place = { x: left.toFixed(2), y: top.toFixed(2), width, height: height.toFixed(2) };
    return number ? tag("rect", { class: name, ...place, ...(fill ? { fill } : {}) }) : "";
  };
  const order = [...series.keys()].sort((a, b) => (b >= 0) - (a >= 0) || a - b);
  const drawn = order.map((colour) => bar(series.get(colour), palette[colour] || "", colour >= 0 ? "bar" : "bar other"));
  return [...drawn, bar(Math.max(all - own, 0), "", "bar rest")];
}

const laneTop = (lane) => TOP + BARS + 2 + lane * LANE;

/* A term of office in its lane, with its holder's name where it has room. */
function term({ span, lane }, fillOf) {
  const [name, , since, until, , isOpen] = span;
  const [left, right] = across(since, until);
  if (right <= left || lane >= MOST_LANES) return "";
  const [y, fill] = [laneTop(lane), look().palette[fillOf(span)]];
  const label = right - left > name.length * LETTER + 8 ? tag("text", { x: left + 4, y: y + 8.5 }, escaped(name)) : "";
  const words = title(`${name} in office, ${isOpen ? `since ${calendar.say(since)}` : calendar.period(since, until)}`);
  const band = tag("rect", { x: left, y, width: Math.max(right - left - 1, 1), height: LANE - 2, fill });
  return tag("g", { class: "term" }, words + band + label);
}

/* Where an official's record is not complete, over that official's term. */
function unknownOfTerm([name, , since, until], placed) {
  const own = placed.find(({ span }) => span[0] === name && span[2] <= until && since <= span[3]);
  const [left, right] = across(since, until);
  if (!own || own.lane >= MOST_LANES || right <= left) return "";
  const place = { x: left, y: laneTop(own.lane), width: right - left, height: LANE - 2 };
  return tag(
    "rect",
    { class: "unknown", ...place, fill: "url(#timehatch)" },
    title(`${name}: record not complete, ${calendar.period(since, until)}`),
  );
}

/* Days worth a label. */
function ticks(bottom) {
  const { width } = now.layout;
  return calendar.ticks(now.view[0], now.view[1], width).map(([day, text]) => {
    const label = x(day) + 6 + text.length * 6 > width ? "" : tag("text", { class: "label", x: x(day) + 3, y: bottom + 12 }, text);
    return tag("line", { class: "tick", x1: x(day), x2: x(day), y1: TOP, y2: bottom + 3 }) + label;
  });
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
  const isWhole = now.view[0] <= first && now.view[1] >= last;
  const frame = isWhole
    ? ""
    : tag("rect", {
        class: "frame",
        x: at(now.view[0]),
        y: top + 0.5,
        width: Math.max(at(now.view[1]) - at(now.view[0]), 3),
        height: OVERVIEW - 1,
      });
  const mark =
    since === null && until === null
      ? ""
      : tag("rect", {
          class: "mark",
          x: at(since ?? first),
          y: top,
          width: Math.max(at((until ?? last) + 1) - at(since ?? first), 2),
          height: OVERVIEW,
        });
  return tag(
    "g",
    { class: "overview" },
    tag("rect", { class: "ground", x: 0, y: top, width, height: OVERVIEW }) + tag("path", { d: bars }) + mark + frame,
  );
}

export { barsOf, counts, lanes, overview, tag, term, ticks, unknownBands, unknownOfTerm };
