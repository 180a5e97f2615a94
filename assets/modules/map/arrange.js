/* Where the numbers and names of a scene stand at a camera: apart from each other, each near its place. */
import { style } from "../style.js";
import { apart } from "./apart.js";
import { placed } from "./names.js";
import { discOf } from "./paint.js";

const { dot: DOT } = style.apart;
const { round: ROUND } = style.names;
const around = ([x, y], size) => [x - size / 2, y - size / 2, x + size / 2, y + size / 2];

/* {marks: [pixels by which a mark stands beside its place, or null], names: [{name, of, x, y}]}.

   view: the camera; middle: pixels of the frame's middle; size: of the frame. Names are told by their distance from the point
   of the place or mark that they stand beside. */
function arrange(scene, view, middle, size) {
  const centred = (at) => {
    const pixel = view.point(at);
    return pixel && !Number.isNaN(pixel[0]) ? [pixel[0] - middle[0], pixel[1] - middle[1]] : null;
  };
  const numbered = scene.marks.map((mark, i) => ({ ...mark, i })).filter((mark) => mark.letters > 0);
  const places = numbered.map((mark) => centred(mark.at));
  const sizes = numbered.map((mark) => discOf(mark.number)); // side by side none needs a ring
  const stars = scene.stars.map((star) => ({ ...star, point: centred(star.at) })).filter((star) => star.point);
  const isWorld = ([x, y]) => view.isWorld([x + middle[0], y + middle[1]]);
  const moved = apart(
    places,
    sizes,
    size,
    stars.map((star) => star.point),
    style.apart.star,
    isWorld,
  );
  const marks = scene.marks.map(() => null);
  const taken = [];
  const sitting = new Map(); // place -> where its numbers stand
  numbered.forEach((mark, n) => {
    if (!places[n]) return;
    const isMoved = moved[n] !== places[n];
    marks[mark.i] = { size: sizes[n], by: isMoved ? [moved[n][0] - places[n][0], moved[n][1] - places[n][1]] : null };
    taken.push(around(moved[n], sizes[n] + 2 * ROUND));
    if (isMoved) taken.push(around(places[n], DOT + 2));
    if (!sitting.has(mark.id)) sitting.set(mark.id, []);
    sitting.get(mark.id).push({ point: moved[n], mark: sizes[n] });
  });
  const spots = scene.spots.flatMap(({ id, name, at }) => {
    const point = centred(at);
    if (!point) return [];
    const beside = sitting.get(id) || [{ point, mark: scene.stars.some((star) => star.id === id) ? style.apart.star : 8 }];
    return beside.map((one) => ({ id, name, place: at, own: point, at: one.point, mark: one.mark }));
  });
  const names = placed(spots, size, taken)
    .map((found, i) => found && { name: found.name, place: spots[i].place, by: [found.x - spots[i].own[0], found.y - spots[i].own[1]] })
    .filter(Boolean);
  return { marks, names };
}

export { arrange };
