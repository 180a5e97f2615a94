/* Discs with numbers set beside where they would lie on each other: as components/drawing/apart.py does it, on points in pixels. */
import { style } from "../style.js";

const { gap: GAP, same: SAME, dot: DOT, near: NEAR, astray: ASTRAY, crossed: CROSSED } = style.apart;
const RINGS = Array.from({ length: Math.ceil(style.apart.reach / style.apart.ring) }, (_, i) => i * style.apart.ring);
const TURNS = Array.from({ length: 36 }, (_, i) => (i * Math.PI) / 18);

const between = ([a, b], [c, d]) => Math.hypot(a - c, b - d);

/* Pixels of a point from the line between two others. */
function fromLine(point, begin, end) {
  const [x, y] = [end[0] - begin[0], end[1] - begin[1]];
  const share = ((point[0] - begin[0]) * x + (point[1] - begin[1]) * y) / Math.max(x * x + y * y, 1e-9);
  const at = Math.min(Math.max(share, 0), 1);
  return between([begin[0] + at * x, begin[1] + at * y], point);
}

/* Whether the line from begin to end crosses the line from a to b. */
function isCrossed(begin, end, a, b) {
  const side = (p, q, r) => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  return side(a, b, begin) * side(a, b, end) < 0 && side(begin, end, a) * side(begin, end, b) < 0;
}

/* Where discs of some sizes stand so that none lies on another, on another's place, on a star, or beyond the frame.

   places, stars: points from the middle of the frame, null out of sight; star: its size; isWorld: whether a point is on the map.
   One for which there is no room stays where it is, as do those out of sight and beyond the frame. */
function apart(places, sizes, [width, height], stars, star, isWorld) {
  const isInside = ([x, y], room) => Math.abs(x) + room < width / 2 && Math.abs(y) + room < height / 2;
  const seen = places.map((at) => at !== null && isInside(at, 0));
  const numbers = places.map((_, i) => i).filter((i) => seen[i]);
  const found = places.map((at) => at);
  const kept = [];
  for (const i of numbers) {
    const here = places[i];
    const isClear =
      isInside(here, sizes[i] / 2) &&
      numbers.every((j) => between(places[j], here) <= SAME || between(places[j], here) > sizes[i] / 2 + DOT / 2) &&
      stars.every((one) => between(one, here) > (sizes[i] + star) / 2) &&
      kept.every((j) => between(places[j], here) > (sizes[j] + sizes[i]) / 2);
    if (isClear) kept.push(i);
  }
  const done = [...kept];
  const isKept = new Set(kept);
  const clear = (spot, at, room) => between(spot, at) >= room + GAP;
  for (const i of numbers) {
    if (isKept.has(i)) continue;
    const [here, size] = [places[i], sizes[i]];
    const crowd = numbers.map((j) => places[j]).filter((at) => between(at, here) < NEAR);
    const middle = [0, 1].map((k) => crowd.reduce((sum, at) => sum + at[k], 0) / crowd.length);
    const away = between(here, middle) > SAME ? Math.atan2(here[1] - middle[1], here[0] - middle[0]) : 0;
    let best = null;
    for (const turn of TURNS)
      for (const step of RINGS) {
        const ring = step + size / 2 + DOT;
        let cost = ring + ASTRAY * (1 - Math.cos(turn - away));
        if (best && cost >= best.cost) break; // rings farther out cost more
        const spot = [here[0] + ring * Math.cos(turn), here[1] + ring * Math.sin(turn)];
        const isFree =
          isInside(spot, size / 2 + GAP) &&
          done.every((j) => clear(spot, found[j], (sizes[j] + size) / 2)) &&
          numbers.every((j) => clear(spot, places[j], (size + DOT) / 2)) &&
          stars.every((one) => clear(spot, one, (size + star) / 2)) &&
          isWorld(spot);
        if (!isFree) continue;
        for (const j of done) {
          if (between(found[j], here) > (sizes[j] + size) / 2 && fromLine(found[j], here, spot) < sizes[j] / 2) cost += CROSSED;
          if (!isKept.has(j) && isCrossed(here, spot, places[j], found[j])) cost += CROSSED;
        }
        if (!best || cost < best.cost) best = { cost, spot };
      }
    if (best) found[i] = best.spot;
    done.push(i);
  }
  return found;
}

export { apart };
