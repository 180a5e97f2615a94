/* What a pointer finds on the map: the nearest mark, else the nearest leg, else the country; its card at once, and what a click means. */
import * as panel from "../panel/panel.js";
import * as playback from "../playback/playback.js";
import { standOf } from "./draw.js";
import * as layer from "./layer.js";
import * as painter from "./paint.js";
import * as stage from "./stage.js";

const NEAR_LEG = 5; // pixels from a line within which it answers
const NEAR_MARK = 3; // pixels beyond a mark within which it answers
const KM_A_PIECE = 300; // of a leg, between two points that are looked at
const MOST_PIECES = 40;
const AWAY = 14; // pixels from the pointer to its card

/* The legs of a scene as short pieces in pixels, kept while the camera stays. */
let pieces = null;
function piecesOf(scene, view) {
  if (pieces && pieces.scene === scene && pieces.key === view.key) return pieces;
  const [found, owners] = [[], []];
  scene.targets.forEach((target, number) => {
    const many = Math.min(Math.max(Math.ceil(target.km / KM_A_PIECE), 1), MOST_PIECES);
    let before = view.point(target.from);
    for (let i = 1; i <= many; i += 1) {
      const now = view.point(painter.along(target.from, target.to, i / many));
      if (before && now && Math.abs(now[0] - before[0]) < view.width / 3) {
        found.push(...before, ...now);
        owners.push(number);
      }
      before = now;
    }
  });
  pieces = { scene, key: view.key, at: Float64Array.from(found), owners };
  return pieces;
}

/* The nearest leg within reach of a point. */
function legAt(scene, view, x, y) {
  const { at, owners } = piecesOf(scene, view);
  let [best, nearest] = [null, NEAR_LEG];
  for (let i = 0; i < owners.length; i += 1) {
    const [a, b, c, d] = [at[4 * i], at[4 * i + 1], at[4 * i + 2], at[4 * i + 3]];
    if (x < Math.min(a, c) - nearest || x > Math.max(a, c) + nearest || y < Math.min(b, d) - nearest || y > Math.max(b, d) + nearest)
      continue;
    const [w, h] = [c - a, d - b];
    const share = Math.min(Math.max(((x - a) * w + (y - b) * h) / Math.max(w * w + h * h, 1e-9), 0), 1);
    const away = Math.hypot(a + share * w - x, b + share * h - y);
    if (away <= nearest) [best, nearest] = [scene.targets[owners[i]], away];
  }
  return best;
}

/* The mark on top at a point: of stops, else a base, else an open mark. */
function markAt(scene, view, arranged, x, y) {
  const reaches = (at, size) => at && Math.hypot(at[0] - x, at[1] - y) <= size / 2 + NEAR_MARK;
  const marks = scene.marks
    .map((mark, i) => ({ mark, at: standOf(view, mark, arranged.marks[i]), size: arranged.marks[i]?.size ?? mark.diameter }))
    .filter(({ at, size }) => reaches(at, size))
    .sort((a, b) => Math.hypot(a.at[0] - x, a.at[1] - y) - a.size / 2 - (Math.hypot(b.at[0] - x, b.at[1] - y) - b.size / 2));
  if (marks.length) return marks[0].mark;
  return [...scene.stars, ...scene.open].find(({ at }) => reaches(view.point(at), 12)) || null;
}

/* What of the scene lies under a pointer; null where a country may. */
function found(event) {
  const arranged = stage.found();
  const view = arranged && !playback.isOn() && layer.camera();
  if (!view) return null;
  const whole = layer.box().getBoundingClientRect();
  const [x, y] = [event.clientX - whole.left, event.clientY - whole.top];
  return markAt(arranged.scene, view, arranged, x, y) || legAt(arranged.scene, view, x, y);
}

let told = null; // the card shown, and of what
function card() {
  const frame = layer.box().parentElement;
  let node = frame.querySelector(".map-card");
  if (!node) {
    node = Object.assign(document.createElement("div"), { className: "map-card", hidden: true });
    node.setAttribute("aria-hidden", "true"); // the text beside the map tells the same
    frame.append(node);
  }
  return node;
}

/* A card beside the pointer, on the side where it has room. */
function tell(thing, event) {
  const node = card();
  layer.box().classList.toggle("is-pointing", !!thing?.click && thing.kind !== "country");
  last = [thing, event];
  if (!thing?.card) {
    node.hidden = true;
    told = null;
    return;
  }
  if (told !== thing.card) node.innerHTML = thing.card; // written by the server, names and words escaped there
  told = thing.card;
  node.hidden = false;
  const frame = layer.box().parentElement.getBoundingClientRect();
  const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
  const left = x + AWAY + node.offsetWidth > frame.width ? Math.max(x - AWAY - node.offsetWidth, 0) : x + AWAY;
  const top = Math.min(Math.max(y - node.offsetHeight / 2, 4), Math.max(frame.height - node.offsetHeight - 4, 4));
  node.style.transform = `translate(${left}px, ${top}px)`;
}

/* Cards have come: what lies under the pointer is told. */
let last = [null, null];
function again() {
  const [thing, event] = last;
  if (thing) tell(thing, event);
}

let pointed = null; // the thing of the scene under the pointer
let under = null; // the country there, which plotly tells
function move(event) {
  if (event.pointerType === "touch" || event.buttons) return;
  const thing = found(event);
  if (thing === null && pointed === null) return;
  pointed = thing;
  tell(thing || under, event);
  panel.highlight(thing?.click?.startsWith("place:") ? thing.click.slice("place:".length) : null);
}

function leave() {
  pointed = under = null;
  tell(null);
  panel.highlight(null);
}

/* A click on a mark or a leg is not plotly's. */
function click(event) {
  const thing = found(event);
  if (!thing) return;
  event.stopImmediatePropagation();
  leave();
  window.dash_clientside.set_props("map-graph", { clickData: { points: [{ customdata: thing.click }], at: Date.now() } });
}

/* Called once the map stands. */
function watch(gd) {
  const box = layer.box();
  let [frame, last] = [0, null];
  box.addEventListener("pointermove", (event) => {
    last = event;
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      move(last);
    });
  });
  box.addEventListener("pointerleave", leave);
  for (const type of ["pointerdown", "wheel"]) box.addEventListener(type, () => tell(null), { passive: true });
  box.addEventListener("click", click, true);
  gd.on("plotly_hover", ({ points, event }) => {
    const code = String([points[0]?.customdata].flat()[0] || "").slice("country:".length);
    const row = stage.current()?.countries.get(code);
    under = row && !playback.isOn() ? row : null;
    if (under && !found(event)) tell(under, event);
  });
  gd.on("plotly_unhover", () => {
    under = null;
    if (!pointed) tell(null);
  });
}

export { again, watch };
