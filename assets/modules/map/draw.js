/* A scene drawn at a camera, onto any two canvases: routes and marks below, names above. */
import { look, style } from "../style.js";
import * as painter from "./paint.js";

const HALF_WAY = 0.02; // share of a leg on which the direction of its arrowhead is taken

function draw(ctx, names, view, scene, arranged) {
  const isSetting = ({ role }) => role === "setting";
  for (const one of scene.strokes.filter(isSetting)) stroke(ctx, view, one);
  drawMarks(ctx, view, scene, arranged, false);
  for (const one of scene.strokes.filter((stroke) => !isSetting(stroke))) stroke(ctx, view, one);
  for (const arrow of scene.arrows) drawArrow(ctx, view, arrow);
  for (const { at } of scene.open) spot(ctx, view.point(at), style.open[0], look().paper, look().quiet, style.open[1]);
  for (const { at } of scene.stars) painter.star(ctx, view, at);
  drawLeaders(ctx, view, scene, arranged);
  drawMarks(ctx, view, scene, arranged, true);
  drawNames(names, view, arranged.names);
}

function stroke(ctx, view, { lines, ...how }) {
  ctx.beginPath();
  view.trace(ctx, lines);
  painter.strokeAs(ctx, how);
}

const spot = (ctx, at, ...how) => at && painter.disc(ctx, at, ...how);

/* An arrowhead past the middle of a leg, in pixels, so that it is as large at any zoom; none on a leg too short for one. */
function drawArrow(ctx, view, { from, to, colour, width, isBoth }) {
  const { length, turn, shortest } = style.arrow;
  const [before, middle, after] = [0.5 - HALF_WAY, 0.5, 0.5 + HALF_WAY].map((share) => view.point(painter.along(from, to, share)));
  if (!before || !middle || !after) return;
  const [x, y] = [after[0] - before[0], after[1] - before[1]];
  const pace = Math.hypot(x, y);
  if (!pace || pace / (2 * HALF_WAY) < shortest) return;
  const past = (isBoth ? 1.5 : 0.5) * length;
  const tip = [middle[0] + (x / pace) * past, middle[1] + (y / pace) * past];
  const way = Math.atan2(y, x);
  ctx.beginPath();
  for (const side of [-1, 1]) {
    const angle = way + Math.PI + (side * turn * Math.PI) / 180;
    ctx.moveTo(tip[0] + length * Math.cos(angle), tip[1] + length * Math.sin(angle));
    ctx.lineTo(...tip);
  }
  painter.strokeAs(ctx, { colour, width });
}

function drawLeaders(ctx, view, scene, arranged) {
  const { ink, paper } = look();
  scene.marks.forEach((mark, i) => {
    const by = arranged.marks[i]?.by;
    const place = by && view.point(mark.at);
    if (!place) return;
    ctx.beginPath();
    ctx.moveTo(...place);
    ctx.lineTo(place[0] + by[0], place[1] + by[1]);
    painter.strokeAs(ctx, { colour: ink, width: style.apart.leader });
    painter.disc(ctx, place, style.apart.dot, ink, paper, 1);
  });
}

/* Where a mark stands: on its place, or set beside it. */
function standOf(view, mark, arranged) {
  const place = view.point(mark.at);
  const by = arranged?.by;
  return place && by ? [place[0] + by[0], place[1] + by[1]] : place;
}

function drawMarks(ctx, view, scene, arranged, isTold) {
  scene.marks.forEach((mark, i) => {
    if (mark.isTold !== isTold) return;
    const at = standOf(view, mark, arranged.marks[i]);
    if (!at) return;
    ctx.globalAlpha = mark.opacity;
    painter.disc(ctx, at, arranged.marks[i]?.size ?? mark.diameter, mark.colour, mark.edge, mark.edgeWidth, mark.isDashed);
    ctx.globalAlpha = 1;
    if (mark.letters > 0)
      painter.words(ctx, mark.number, at[0], at[1] + 0.5, { size: mark.letters, weight: 700, colour: mark.ink, align: "center" });
  });
}

function drawNames(ctx, view, names) {
  for (const { name, place, by } of names) {
    const at = view.point(place);
    if (at) painter.words(ctx, name, at[0] + by[0], at[1] + by[1], { size: style.names.size, colour: look().ink, halo: look().paper });
  }
}

export { draw, drawNames, standOf };
