/* A layer over the map that the page draws by itself, while a period is brushed or time runs; the figure's own routes hide meanwhile. */
import * as scoring from "../playback/score.js";
import { look, style } from "../style.js";
import * as hatch from "./hatch.js";
import * as painter from "./paint.js";

const SVG = "http://www.w3.org/2000/svg";
const box = () => document.getElementById("map-graph");
const graph = () => document.querySelector("#map-graph .js-plotly-plot");
let held = null; // the camera last drawn for, with the paths it has made

function camera() {
  const now = painter.camera(graph());
  if (now && held && now.key === held.key) return held;
  held = now;
  return now;
}

/* A canvas for what stands and an SVG for what moves, both over the map and as large. */
function parts() {
  let root = box()?.querySelector(".tours-layer");
  if (!root && box()) {
    root = document.createElement("div");
    root.className = "tours-layer";
    root.setAttribute("aria-hidden", "true");
    root.append(document.createElement("canvas"), document.createElementNS(SVG, "svg"));
    box().append(root);
  }
  return root && { root, canvas: root.querySelector("canvas"), svg: root.querySelector("svg") };
}

/* The canvas, as large as the map, ready to draw in CSS pixels; cleared. */
function clean() {
  const { canvas } = parts();
  const [width, height, ratio] = [box().clientWidth, box().clientHeight, window.devicePixelRatio || 1];
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const ctx = canvas.getContext("2d");
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  ctx.clearRect(0, 0, width, height);
  return ctx;
}

/* Hide what the figure draws of routes, but the small states and, if asked, bases and names. */
function cover({ keepsNames }) {
  for (const node of box().querySelectorAll(".scatterlayer > .trace")) {
    const trace = hatch.traceOf(node);
    const isNames = String(trace.meta || "").startsWith("names-") || (trace.marker && trace.marker.symbol === "star");
    const isSmall = trace.meta === "small-states";
    node.style.visibility = isSmall || (keepsNames && isNames) ? "" : "hidden";
  }
  box().classList.add("is-covered");
}

/* The figure shows itself again. */
function uncover() {
  if (!box()) return;
  for (const node of box().querySelectorAll(".scatterlayer > .trace")) node.style.visibility = "";
  box().classList.remove("is-covered");
  const found = parts();
  if (!found) return;
  clean();
  found.svg.replaceChildren();
  unpaint();
}

/* Countries painted over the figure's fills, which come back with `unpaint`. `paintOf`: code -> {fill, edge} or null for what stands. */
const before = new Map();
function paint(paintOf) {
  for (const [node, code] of hatch.nodesOf(box())) {
    const wanted = paintOf(code);
    if (!wanted) continue;
    if (!before.has(node))
      before.set(node, [node.getAttribute("fill"), node.style.fill, node.style.stroke, node.style.strokeWidth, hatch.isHatched(node)]);
    if (wanted.fill) hatch.hatch(node, !!wanted.isUnknown);
    if (node.hasAttribute("fill")) node.setAttribute("fill", wanted.fill);
    else node.style.fill = wanted.fill;
    if (wanted.edge) node.style.stroke = wanted.edge;
    if (wanted.width && node.hasAttribute("fill")) node.style.strokeWidth = `${wanted.width}px`;
  }
}

function unpaint() {
  for (const [node, [attribute, fill, edge, width, isUnknown]] of before) {
    hatch.hatch(node, isUnknown);
    if (attribute !== null) node.setAttribute("fill", attribute);
    Object.assign(node.style, { fill, stroke: edge, strokeWidth: width });
  }
  before.clear();
}

/* The figure has painted anew: what was kept of its old fills is void. */
function forget() {
  before.clear();
}

/* The stops and legs of a period, at once; countries visited are tinted unless an overlay fills them. */
function preview(record, since, until, hasOverlay) {
  const view = camera();
  if (!view) return false;
  const selection = scoring.chosen(record, since, until);
  cover({ keepsNames: false });
  painter.drawPeriod(clean(), view, record, selection);
  parts().svg.replaceChildren();
  if (!hasOverlay) paint(tinted(new Set(selection.stops.map((stop) => record.places.country[record.stops.place[stop]]))));
  return true;
}

/* The borders of countries, those visited outlined. */
function edges(visited) {
  const { border, outline } = look();
  const { plain, visited: usual, thin, many } = style.border;
  const width = visited.size <= many ? usual : thin;
  return (code) => (visited.has(code) ? { edge: outline, width } : { edge: border, width: plain });
}

/* The fills and borders of countries, those visited tinted and outlined. */
function tinted(visited) {
  const { land, visited: fill } = look();
  const edge = edges(visited);
  return (code) => ({ fill: visited.has(code) ? fill : land, ...edge(code) });
}

export { SVG, box, camera, clean, cover, edges, forget, graph, paint, parts, preview, tinted, uncover };
