/* What lies over plotly's countries: a canvas for routes and marks, one for names, an SVG for what moves; and the fills of the countries.

   One thing stands there at a time: the scene of the selection, a period under the reader's hand, or a playback. Each is a
   function that draws itself through a camera; it is called again in the very frame in which plotly moves its countries. */
import { look, style } from "../style.js";
import { unclip } from "./clip.js";
import * as hatch from "./hatch.js";
import * as painter from "./paint.js";

const SVG = "http://www.w3.org/2000/svg";
const box = () => document.getElementById("map-graph");
const graph = () => document.querySelector("#map-graph .js-plotly-plot");
let held = null; // the camera last drawn for, with the paths it has made
let standing = null; // what draws itself now
let ground = () => null; // code -> {fill, edge, width, isUnknown, isHidden}, null for what plotly draws

function camera() {
  const now = painter.camera(graph());
  if (now && held && now.key === held.key) return held;
  held = now;
  return now;
}

/* The part of the map that its frame shows, in the pixels of the layer. */
function frame() {
  const [whole, shown] = [box(), box().parentElement];
  return {
    left: (whole.clientWidth - shown.clientWidth) / 2,
    top: (whole.clientHeight - shown.clientHeight) / 2,
    width: shown.clientWidth,
    height: shown.clientHeight,
  };
}

/* Two canvases for what stands and an SVG for what moves, over the map and as large. */
function parts() {
  let root = box()?.querySelector(".tours-layer");
  if (!root && box()) {
    root = document.createElement("div");
    root.className = "tours-layer";
    root.setAttribute("aria-hidden", "true");
    const canvases = ["routes", "names"].map((name) => Object.assign(document.createElement("canvas"), { className: name }));
    root.append(...canvases, document.createElementNS(SVG, "svg"));
    box().append(root);
  }
  const [canvas, names, svg] = root ? root.children : [];
  return root && { root, canvas, names, svg };
}

/* A canvas, as large as the map, ready to draw in CSS pixels; cleared. */
function clean(name = "canvas") {
  const canvas = parts()[name];
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

/* Let this stand on the map: `draw(view)` is called now, and whenever the camera moves. what: scene, period or playback. */
function stand(what, draw) {
  standing = draw;
  const found = parts();
  if (found) found.root.dataset.stands = what;
  redraw();
}

function redraw() {
  if (!standing || !box() || !box().clientWidth) return;
  const view = camera();
  if (view) standing(view);
}

/* Draw whenever plotly draws, in the same frame. While the reader moves the map, movements within a frame are one, and the last:
   plotly's globe draws each movement of the pointer before it has turned for it. */
function follow() {
  const geo = graph()?._fullLayout?.geo?._subplot;
  if (!geo || geo.isFollowed) return;
  geo.isFollowed = true;
  unclip(graph());
  const render = geo.render.bind(geo);
  let frame = 0;
  const both = (isMoving) => {
    frame = 0;
    render(isMoving);
    redraw();
  };
  geo.render = (isMoving) => {
    if (!isMoving) both(false);
    else if (!frame) frame = requestAnimationFrame(() => both(true));
  };
}

/* Countries in the colours of what stands. `paintOf`: see `ground`. */
function paint(paintOf) {
  ground = paintOf;
  repaint();
}

/* Plotly has painted its own fills again. */
function repaint() {
  for (const [node, code] of hatch.nodesOf(box())) {
    const wanted = ground(code);
    if (!wanted) continue;
    const isPoint = !node.hasAttribute("fill");
    if (wanted.fill) hatch.hatch(node, !!wanted.isUnknown);
    if (wanted.fill && isPoint) node.style.fill = wanted.fill;
    else if (wanted.fill) node.setAttribute("fill", wanted.fill);
    if (wanted.edge) node.style.stroke = wanted.edge;
    if (wanted.width && !isPoint) node.style.strokeWidth = `${wanted.width}px`;
    if (isPoint && wanted.isHidden !== undefined) node.style.display = wanted.isHidden ? "none" : "";
  }
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

export { SVG, box, camera, clean, edges, follow, frame, graph, paint, parts, redraw, repaint, stand, tinted };
