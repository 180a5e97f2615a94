/* The scene of a period, made by the page from the record: the same lines, marks and names as the server's. */
import { look, style } from "../style.js";
import * as painter from "./paint.js";

/* record: see `components/drawing/time_columns.py`; selection: the stops and legs of the period, by their index. */
function periodScene(record, selection) {
  const officials = painter.officialsOf(record, selection.stops);
  const colours = painter.colouring(record, officials);
  const lines = painter.merged(record, selection.legs, colours).sort((a, b) => a.times - b.times);
  const step = painter.stepOf(selection.legs.length, lines.length);
  const isFew = step === 0;
  const bases = [...new Set(officials.map((official) => record.officials[official].base))];
  const total = selection.stops.length;
  return {
    strokes: [...(isFew && lines.length ? [casing(record, lines)] : []), ...strokes(record, lines, step)],
    arrows: isFew ? arrows(record, selection.legs, colours) : [],
    open: [],
    stars: bases.map((base) => ({ id: record.places.id[base], at: record.places.at[base] })),
    marks: marks(record, selection.stops, colours),
    spots: (total <= style.fewStops ? [...new Set([...selection.stops.map((stop) => record.stops.place[stop]), ...bases])] : bases).map(
      (place) => ({ id: record.places.id[place], name: record.places.name[place], at: record.places.at[place] }),
    ),
  };
}

const ends = (record, { from, to }) => [record.places.at[from], record.places.at[to]];

function casing(record, lines) {
  const [width, opacity] = style.casing;
  return { role: "casing", colour: look().paper, width, opacity, isDashed: false, lines: lines.map((line) => ends(record, line)) };
}

/* Lines of one look as one stroke, the rarest first. */
function strokes(record, lines, step) {
  const found = new Map();
  for (const line of lines) {
    const { colour, isPartial, times } = line;
    const width = painter.widthOf(times, step);
    const key = [width, colour, isPartial].join();
    const opacity = style.opacity[step] * (isPartial && step ? style.paler : 1);
    const how = { role: "leg", colour: look().palette[colour], width, opacity, isDashed: isPartial && !step, lines: [] };
    if (!found.has(key)) found.set(key, how);
    found.get(key).lines.push(ends(record, line));
  }
  return [...found.values()].sort((a, b) => a.width - b.width);
}

function arrows(record, legs, colours) {
  const { official, from, to } = record.legs;
  const ways = new Set(legs.map((leg) => `${from[leg]},${to[leg]}`));
  const once = new Map();
  for (const leg of legs) {
    const { colour } = colours.get(official[leg]) || {};
    if (colour === undefined) continue;
    const isBoth = ways.has(`${to[leg]},${from[leg]}`);
    const [a, b] = ends(record, { from: from[leg], to: to[leg] });
    once.set([colour, from[leg], to[leg]].join(), { colour: look().palette[colour], width: style.arrow.width, from: a, to: b, isBoth });
  }
  return [...once.values()];
}

function marks(record, stops, colours) {
  const total = stops.length;
  const crowd = total <= style.manyStops ? 0 : 1;
  const { palette } = look();
  const found = painter.marksOf(record, stops, colours).map((mark) => {
    const number = total <= style.fewStops ? painter.numberOf(mark) : "";
    return {
      id: record.places.id[mark.at],
      at: record.places.at[mark.at],
      level: mark.level,
      number,
      letters: number ? painter.lettersOf(number) : 0,
      diameter: painter.diameterOf(mark, total) + style.ring[crowd] * mark.level,
      ...painter.fillOf(palette[mark.colour], { ...mark, isOpen: !!record.places.open[mark.at] }, crowd),
      opacity: style.markOpacity[crowd],
      isTold: true,
    };
  });
  return found.sort((a, b) => b.level - a.level);
}

export { periodScene };
