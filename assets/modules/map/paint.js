/* Routes and marks drawn by the page itself: the same colours, widths and sizes as the figure's, on any canvas, by any map's projection. */
import { look, style } from "../style.js";

/* A map's camera: its path of any shape, cut at horizon and date line; the pixels of a point, null out of sight, and back again. */
function camera(gd) {
  const geo = gd?._fullLayout?.geo?._subplot;
  const projection = geo?.projection;
  if (!projection || !projection.getPath) return null;
  const path = projection.getPath();
  const turn = projection.rotate ? projection.rotate() : [];
  const centre = projection.center ? projection.center() : [];
  const key = [projection.scale(), ...projection.translate(), ...turn, ...centre, gd.clientWidth, gd.clientHeight].join();
  const point = (at) => (projection.isLonLatOverEdges?.(at) ? null : projection(at));
  return {
    key,
    width: gd.clientWidth,
    cache: new Map(),
    point,
    line: (from, to) => path({ type: "LineString", coordinates: [from, to] }),
    trace: (ctx, lines) => projection.getPath().context(ctx)({ type: "MultiLineString", coordinates: lines }),
    isWorld: (pixel) => {
      const at = projection.invert(pixel);
      const back = at && point(at);
      return !!back && Math.hypot(back[0] - pixel[0], back[1] - pixel[1]) < 1;
    },
  };
}

/* A colour each, in turn: the one wanted where it is free and clear of those taken, else the free one farthest from them. */
function assigned(wanted, taken = [], size = style.looks[0].palette.length) {
  const nearest = (colour, all) => Math.min(Infinity, ...all.map((other) => style.distances[colour][other]));
  const all = [...taken];
  return wanted.map((want) => {
    const free = Array.from({ length: size }, (_, colour) => colour).filter((colour) => !all.includes(colour));
    const isClear = free.includes(want) && nearest(want, all) >= style.clear;
    const farthest = free.reduce((best, colour) => (nearest(colour, all) > nearest(best, all) ? colour : best), free[0]);
    const choice = isClear ? want : farthest;
    all.push(choice);
    return choice;
  });
}

/* Official -> the place of its colour in the palette and its group: one an official up to `many`, else one an office, of more offices
   one a country (`components/drawing/colours.py` does the same). */
function colouring(record, officials) {
  const all = record.officials;
  const distinct = (key) => [...new Map(officials.map((i) => [all[i][key], all[i]])).values()];
  let [key, groups, size] = ["id", officials.map((i) => all[i]), undefined];
  let wanted = "colour";
  if (officials.length > style.many) {
    [key, wanted, groups] = ["office", "officeColour", distinct("office")];
    groups.sort((a, b) => a.officeColour - b.officeColour || a.office - b.office);
    if (groups.length > style.many) {
      [key, wanted, groups] = ["country", "countryColour", distinct("country").sort((a, b) => a.rank - b.rank)];
      if (groups.length > style.many) [groups, size] = [groups.slice(0, style.many - 1), style.grey];
    }
  } else groups.sort((a, b) => a.colour - b.colour || (a.id < b.id ? -1 : 1));
  const colours = assigned(
    groups.map((group) => group[wanted]),
    [],
    size,
  );
  const turn = (group) => (key === "office" ? group.office : key === "country" ? group.rank : 0); // who lies above, of as many visits
  const found = new Map(groups.map((group, i) => [group[key], { colour: colours[i], group: `${key} ${group[key]}`, turn: turn(group) }]));
  return new Map(officials.map((i) => [i, found.get(all[i][key]) || { colour: style.grey, group: "others", turn: Infinity }]));
}

const officialsOf = (record, stops) => [...new Set(stops.map((stop) => record.stops.official[stop]))];

/* The look of lines when there are so many: few, many, crowded. */
function stepOf(legs, lines) {
  return legs <= style.fewLegs ? 0 : lines <= style.crowded ? 1 : 2;
}

function widthOf(times, step) {
  return style.widths.find(([most]) => times <= most)[1 + step];
}

/* Legs between the same two places in one colour, as one line with the times it was gone. */
function merged(record, legs, colours) {
  const lines = new Map();
  for (const leg of legs) {
    const [a, b] = [record.legs.from[leg], record.legs.to[leg]].sort((one, other) => one - other);
    const { colour, group } = colours.get(record.legs.official[leg]) || {};
    if (colour === undefined) continue;
    const key = `${group}|${record.legs.partial[leg]}|${a}|${b}`;
    const line = lines.get(key);
    if (line) line.times += 1;
    else lines.set(key, { from: a, to: b, colour, isPartial: !!record.legs.partial[leg], times: 1 });
  }
  return [...lines.values()];
}

function pathOf(camera, record, from, to) {
  const key = from < to ? `${from},${to}` : `${to},${from}`;
  if (!camera.cache.has(key)) {
    const d = camera.line(record.places.at[from], record.places.at[to]);
    camera.cache.set(key, d ? new Path2D(d) : null);
  }
  return camera.cache.get(key);
}

/* The path that the canvas has, or one of its own, stroked. */
function strokeAs(ctx, how) {
  stroke(ctx, undefined, how);
}

function stroke(ctx, path, { colour, width, opacity = 1, isDashed = false }) {
  if (path === null) return;
  ctx.globalAlpha = opacity;
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = isDashed ? "butt" : "round";
  ctx.setLineDash(isDashed ? [style.dash, style.dash] : []);
  if (path) ctx.stroke(path);
  else ctx.stroke();
  ctx.globalAlpha = 1;
}

function disc(ctx, [x, y], diameter, colour, edge, edgeWidth = 1, isDashed = false) {
  ctx.setLineDash(isDashed ? style.dashedEdge : []);
  ctx.lineCap = "butt";
  ctx.beginPath();
  ctx.arc(x, y, diameter / 2, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.lineWidth = edgeWidth;
  ctx.strokeStyle = edge;
  ctx.stroke();
}

function words(ctx, text, x, y, { size = 12, weight = 400, colour, halo = null, align = "left" }) {
  ctx.font = `${weight} ${size}px ${style.font}`;
  ctx.textAlign = align;
  ctx.textBaseline = "middle";
  if (halo) {
    ctx.setLineDash([]);
    ctx.lineJoin = "round";
    ctx.lineWidth = 3;
    ctx.strokeStyle = halo;
    ctx.strokeText(text, x, y);
  }
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
}

/* Visits of each place by each colour, the busiest below as the widest ring. */
function marksOf(record, stops, colours) {
  const places = new Map();
  const counters = new Map();
  for (const stop of stops) {
    const official = record.stops.official[stop];
    const { colour, group, turn } = colours.get(official);
    const at = record.stops.place[stop];
    const count = (counters.get(official) || 0) + 1;
    counters.set(official, count);
    const groups = places.get(at) || new Map();
    const mark = groups.get(group) || { at, colour, turn, visits: 0, numbers: [], isAnnounced: true };
    mark.visits += 1;
    mark.isAnnounced &&= record.stops.sure[stop] === "announced";
    if (mark.numbers.length && mark.numbers.at(-1).at(-1) === count - 1) mark.numbers.at(-1).splice(1, 1, count);
    else mark.numbers.push([count]);
    groups.set(group, mark);
    places.set(at, groups);
  }
  return [...places.values()].flatMap((groups) =>
    [...groups.values()]
      .sort((a, b) => b.visits - a.visits || a.turn - b.turn || 0)
      .map((mark, i, all) => ({ ...mark, level: all.length - 1 - i })),
  );
}

/* How a mark is filled, edged and lettered: open where only the country is known or all was only announced, then with a dashed edge. */
function fillOf(colour, { isOpen, isAnnounced }, crowd = 0) {
  const { paper } = look();
  if (!isOpen && !isAnnounced) return { colour, edge: paper, edgeWidth: style.edge[crowd], ink: paper, isDashed: false };
  return { colour: paper, edge: colour, edgeWidth: style.hollow[crowd], ink: colour, isDashed: isAnnounced };
}

function diameterOf(mark, total) {
  if (total <= style.fewStops) return discOf(numberOf(mark));
  const [smallest, growth, largest] = style.sizes[total <= style.manyStops ? 0 : 1];
  return Math.min(smallest + growth * (Math.sqrt(mark.visits) - 1), largest);
}

/* Letters and disc of a number, as components/drawing/marks.py has them. */
const lettersOf = (text) => style.letters.sizes[/^\d{1,2}$/.test(text) ? 0 : 1];

function discOf(text) {
  const wide = [...text].reduce((sum, letter) => sum + (style.letters.widths[letter] || style.letters.width), 0) * lettersOf(text);
  return Math.max(style.disc.least, wide + style.disc.room);
}

const numberOf = ({ numbers }) => {
  const runs = numbers.map((run) => run.join("–"));
  return runs.length < 3 ? runs.join(", ") : `${runs[0]}…`;
};

/* A base at a point of the world, where that is in sight. */
function star(ctx, camera, place) {
  const at = camera.point(place);
  if (at) words(ctx, "★", at[0], at[1], { size: style.star + 2, colour: look().ink, halo: look().paper, align: "center" });
}

/* A point a share of the way along the great circle from one place to another; [longitude, latitude] in degrees. */
function along([lonA, latA], [lonB, latB], share) {
  const rad = Math.PI / 180;
  const unit = (lon, lat) => [Math.cos(lat * rad) * Math.cos(lon * rad), Math.cos(lat * rad) * Math.sin(lon * rad), Math.sin(lat * rad)];
  const [a, b] = [unit(lonA, latA), unit(lonB, latB)];
  const angle = Math.acos(Math.min(Math.max(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1), 1));
  if (angle < 1e-6) return [lonA, latA];
  const [p, q] = [Math.sin((1 - share) * angle) / Math.sin(angle), Math.sin(share * angle) / Math.sin(angle)];
  const at = [0, 1, 2].map((i) => p * a[i] + q * b[i]);
  return [Math.atan2(at[1], at[0]) / rad, Math.asin(Math.min(Math.max(at[2], -1), 1)) / rad];
}

export {
  along,
  assigned,
  camera,
  colouring,
  disc,
  discOf,
  diameterOf,
  fillOf,
  marksOf,
  lettersOf,
  merged,
  numberOf,
  officialsOf,
  pathOf,
  star,
  stepOf,
  stroke,
  strokeAs,
  widthOf,
  words,
};
