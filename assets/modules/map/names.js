/* Names beside their marks, on the side where they find room: as components/drawing/names.py does it, on points in pixels. */
import { style } from "../style.js";

const { size: SIZE, space: SPACE, line: LINE, round: ROUND } = style.names;
const SIDES = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [1, 1],
  [-1, -1],
  [-1, 1],
];
const pen = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(name) {
  if (!widths.has(name)) {
    pen.font = `${SIZE}px ${style.font}`;
    widths.set(name, pen.measureText(name).width);
  }
  return widths.get(name);
}

const around = ([x, y], size) => [x - size / 2, y - size / 2, x + size / 2, y + size / 2];
const isOver = ([a, b, c, d], [e, f, g, h]) => a < g && e < c && b < h && f < d;
const holds = ([left, top, right, bottom], [x, y]) => left < x && x < right && top < y && y < bottom;

/* The box of a name whose nearest edge is `across` and whose middle is `down` from a point. */
function boxOf([x, y], length, across, down) {
  const left = x + across - (across < 0 ? length : across === 0 ? length / 2 : 0);
  return [left, y + down - LINE / 2, left + length, y + down + LINE / 2];
}

/* For each spot {id, name, at, mark} the place of its name {x, y, name} or null: first come, first served, and no name near the
   mark of another place. Points from the middle of the frame; mark: diameter in pixels; taken: boxes that no name may cover, but
   of the spot they lie round. */
function placed(spots, [width, height], taken) {
  const filled = [...spots.map(({ at, mark }) => around(at, mark + 2 * ROUND)), ...taken];
  const named = new Set();
  return spots.map(({ id, name, at, mark }) => {
    if (named.has(id)) return null;
    const others = filled.filter((box) => !holds(box, at));
    for (const [across, down] of SIDES) {
      const box = boxOf(at, widthOf(name), across * (mark / 2 + SPACE), down * (mark / 2 + LINE / 2));
      const isInside = box[0] > -width / 2 && box[2] < width / 2 && box[1] > -height / 2 && box[3] < height / 2;
      if (!isInside || others.some((other) => isOver(box, other))) continue;
      filled.push(box);
      named.add(id);
      return { name, x: box[0], y: (box[1] + box[3]) / 2 };
    }
    return null;
  });
}

export { placed };
