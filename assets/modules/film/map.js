/* The map of a film: of its own size, with the reader's camera, countries in their fill of the moment. */
import { unclip } from "../map/clip.js";
import { smallStates } from "../map/hatch.js";
import * as layer from "../map/layer.js";
import * as painter from "../map/paint.js";
import { groundOf } from "../map/scene.js";
import * as stage from "../map/stage.js";
import { look as lookNow, style } from "../style.js";

const BOX = 1.92; // of plotly's flat map, width to height; as the style sets the page's

/* A map of another size with the reader's camera and no routes; its projection places the film's shapes. */
async function setMap(width, height) {
  const gd = layer.graph();
  const box = layer.box();
  const frame = box.parentElement;
  const [wide, high] = [Math.max(width, height * BOX), Math.max(height, width / BOX)];
  const holder = document.createElement("div");
  holder.setAttribute("aria-hidden", "true");
  holder.style.cssText = `position:fixed;left:-9999px;top:0;width:${wide}px;height:${high}px`;
  document.body.append(holder);
  const { projection, center } = gd._fullLayout.geo;
  const isFlat = projection.type === "natural earth";
  const least = (Math.min(width, height) / Math.min(frame.clientWidth, frame.clientHeight)) * 0.92;
  const share = isFlat ? Math.min(width / frame.clientWidth, height / frame.clientHeight) : least;
  const scale = (projection.scale * box.clientWidth * share) / wide;
  const geo = { ...gd.layout.geo, projection: { ...gd.layout.geo.projection, scale, rotation: { ...projection.rotation } } };
  if (gd.layout.geo.center) geo.center = { lon: center.lon, lat: center.lat };
  const data = gd.data.filter((trace) => trace.type === "choropleth" || trace.meta === "small-states");
  const config = { staticPlot: true, topojsonURL: style.baseMaps };
  await window.Plotly.newPlot(holder, data, { ...gd.layout, geo, width: wide, height: high }, config);
  unclip(holder);
  return { holder, isFlat, camera: painter.camera(holder), left: (wide - width) / 2, top: (high - height) / 2 };
}

/* The ground of a film: sea, countries and the points of small states, each in its fill of the moment. */
function drawGround(ctx, map, paintOfMoment) {
  const { holder } = map;
  const standing = groundOf(stage.current());
  const paintOf = (code) => ({ ...standing(code), ...paintOfMoment(code) });
  const look = lookNow();
  for (const node of holder.querySelectorAll(".layer.ocean path, .layer.bg path")) {
    ctx.fillStyle = node.style.fill || look.sea;
    if (node.getAttribute("d")) ctx.fill(new Path2D(node.getAttribute("d")));
  }
  ctx.lineJoin = "round";
  for (const node of holder.querySelectorAll("path.choroplethlocation")) {
    const d = node.getAttribute("d");
    if (!d) continue;
    const wanted = paintOf(node.__data__.loc);
    const path = new Path2D(d);
    ctx.fillStyle = wanted.isUnknown ? hatched(ctx, look) : wanted.fill;
    ctx.fill(path);
    ctx.strokeStyle = wanted.edge;
    ctx.lineWidth = wanted.width;
    ctx.stroke(path);
  }
  for (const [node, code] of smallStates(holder)) {
    const [across, down] = node
      .getAttribute("transform")
      .match(/-?[\d.]+/g)
      .map(Number);
    const wanted = paintOf(code);
    if (!wanted.isHidden) painter.disc(ctx, [across, down], style.border.small, wanted.fill, wanted.edge, style.border.smallEdge);
  }
}

/* The hatch of what is not known, as a pattern of a canvas. */
function hatched(ctx, look) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 6;
  const pen = tile.getContext("2d");
  pen.fillStyle = look.paper;
  pen.fillRect(0, 0, 6, 6);
  pen.strokeStyle = look.quiet;
  pen.globalAlpha = 0.6;
  pen.beginPath();
  pen.moveTo(-1, 7);
  pen.lineTo(7, -1);
  pen.stroke();
  return ctx.createPattern(tile, "repeat");
}

export { drawGround, setMap };
