/* Two ways to draw a moment: into an SVG over the map, or onto a canvas; and what stands, onto a canvas. */
import * as layer from "../map/layer.js";
import * as painter from "../map/paint.js";
import { legsStanding, stopsReached, THIN } from "./moment.js";

/* What stands: legs finished and faded, stops reached. `from`: how many legs and stops are on the canvas already. */
function drawStanding(ctx, play, second, camera, look, from = { legs: 0, stops: 0 }) {
  const { record, score, colours } = play;
  const legs = legsStanding(play, second);
  for (let i = from.legs; i < legs; i += 1) {
    const { leg } = score.legs[i];
    const path = painter.pathOf(camera, record, record.legs.from[leg], record.legs.to[leg]);
    painter.stroke(ctx, path, {
      colour: look.palette[colours.get(record.legs.official[leg]).colour],
      width: play.thin,
      opacity: THIN,
      isDashed: play.isFew && !!record.legs.partial[leg],
    });
  }
  const stops = stopsReached(play, second);
  for (let i = from.stops; i < stops; i += 1) {
    const { stop } = score.stays[i];
    const at = camera.point(record.places.at[record.stops.place[stop]]);
    if (!at) continue;
    const how = { isOpen: !!record.places.open[record.stops.place[stop]], isAnnounced: record.stops.sure[stop] === "announced" };
    const disc = painter.fillOf(look.palette[colours.get(record.stops.official[stop]).colour], how);
    painter.disc(ctx, at, play.isFew ? 17 : 5.5, disc.colour, disc.edge, disc.edgeWidth, disc.isDashed);
    if (play.isFew)
      painter.words(ctx, String(play.numbers.get(stop)), at[0], at[1] + 0.5, {
        size: 10,
        weight: 700,
        colour: disc.ink,
        align: "center",
      });
  }
  return { legs, stops };
}

/* Into an SVG, by nodes that are kept from frame to frame. */
function toSvg(svg, { lines, marks }, look) {
  const node = (kind, i, make) => {
    const id = `${kind}${i}`;
    if (!svg.kept || !svg.hasChildNodes()) svg.kept = new Map(); // emptied when the figure last showed itself
    if (!svg.kept.has(id)) {
      const made = make();
      svg.kept.set(id, made);
      svg.append(made);
    }
    return svg.kept.get(id);
  };
  const create = (name) => document.createElementNS(layer.SVG, name);
  lines.forEach((line, i) => {
    const path = node("line", i, () => create("path"));
    path.setAttribute("d", line.d || "");
    path.setAttribute("stroke", line.colour);
    path.setAttribute("stroke-width", line.width.toFixed(2));
    path.setAttribute("stroke-opacity", line.opacity.toFixed(2));
    path.setAttribute("stroke-dasharray", line.isDashed ? "9 9" : "none");
  });
  marks.forEach((mark, i) => {
    const group = node("mark", i, () => {
      const made = create("g");
      made.append(create("circle"), create("circle"), create("text"));
      return made;
    });
    const [halo, disc, text] = group.childNodes;
    group.setAttribute("transform", `translate(${mark.at[0].toFixed(2)} ${mark.at[1].toFixed(2)})`);
    halo.setAttribute("r", mark.isStaying ? 13 : 0);
    halo.setAttribute("fill", mark.colour);
    halo.setAttribute("fill-opacity", 0.25);
    disc.setAttribute("r", 6.5);
    disc.setAttribute("fill", mark.colour);
    disc.setAttribute("stroke", look.paper);
    text.setAttribute("y", -13);
    text.setAttribute("fill", look.ink);
    text.setAttribute("stroke", look.paper);
    if (text.textContent !== mark.label) text.textContent = mark.label;
  });
  for (const [id, kept] of svg.kept || []) {
    const isUsed = id.startsWith("line") ? Number(id.slice(4)) < lines.length : Number(id.slice(4)) < marks.length;
    kept.style.display = isUsed ? "" : "none";
  }
}

/* The same onto a canvas. */
function toCanvas(ctx, { lines, marks }, look) {
  for (const line of lines) if (line.d) painter.stroke(ctx, new Path2D(line.d), line);
  for (const mark of marks) {
    if (mark.isStaying) {
      ctx.globalAlpha = 0.25;
      painter.disc(ctx, mark.at, 26, mark.colour, mark.colour, 0.01);
      ctx.globalAlpha = 1;
    }
    painter.disc(ctx, mark.at, 13, mark.colour, look.paper, 1.5);
    if (mark.label)
      painter.words(ctx, mark.label, mark.at[0], mark.at[1] - 15, {
        size: 12,
        weight: 600,
        colour: look.ink,
        halo: look.paper,
        align: "center",
      });
  }
}

export { drawStanding, toCanvas, toSvg };
