/* Hands on the timeline: mouse, thumb, wheel, pinch and keys. */
import * as calendar from "../calendar.js";
import * as preview from "../map/preview.js";
import * as playback from "../playback/playback.js";
import * as time from "../state.js";
import * as chart from "./chart.js";
import * as period from "./period.js";
import * as view from "./view.js";

const STILL = 4; // pixels within which a press is a click
const DOUBLE = 280; // milliseconds in which a second click makes a double one
const pointers = new Map();
let drag = null;
let pinch = null;
let waiting = null; // a click that may yet become a double one

const box = () => document.getElementById("timeline-chart");
const pixel = (event) => event.clientX - box().getBoundingClientRect().left;
const height = (event) => event.clientY - box().getBoundingClientRect().top;
const isOn = (event) => event.target.closest?.("#timeline-chart");

/* What a press takes hold of: an edge, the period, the playback's cursor, the overview, or a new period. */
function grip(event) {
  const [at, down] = [pixel(event), height(event)];
  const { isOpen, left, right } = view.edges();
  const near = view.near(event.pointerType === "touch");
  if (playback.isOn() && down < view.TOP) return "cursor";
  if (down > view.layout().height - view.OVERVIEW) return "overview";
  if (isOpen) return "new";
  const [toLeft, toRight] = [Math.abs(at - left), Math.abs(at - right)];
  const middle = right - left > 3 * near && at > left + near && at < right - near;
  if (middle) return "move";
  if (toLeft <= near && toLeft <= toRight) return "start";
  if (toRight <= near) return "end";
  return at > left && at < right ? "move" : "new";
}

function press(event) {
  if (!isOn(event) || event.button > 0 || !view.layout()) return;
  pointers.set(event.pointerId, event);
  if (pointers.size === 2) {
    drag = null;
    const [a, b] = [...pointers.values()].map(pixel);
    pinch = { a: view.dayAt(a), b: view.dayAt(b) };
    period.commit();
    return;
  }
  const what = grip(event);
  const { since, until } = time.state;
  const [first, last] = view.whole();
  drag = { what, from: pixel(event), day: view.dayAt(pixel(event)), since: since ?? first, until: until ?? last - 1, moved: false };
  box().setPointerCapture(event.pointerId);
  chart.tell(null);
  drag.wasPlaying = what === "cursor" && playback.state().isPlaying;
  if (what === "cursor") playback.hold(drag.day);
  if (what === "overview") overview(event);
  if (event.pointerType !== "touch") event.preventDefault();
  box().focus({ preventScroll: true, focusVisible: false });
}

function overview(event) {
  const [first, last] = view.whole();
  const [a, b] = view.view();
  const day = first + (pixel(event) / view.layout().width) * (last - first);
  chart.show(day - (b - a) / 2, day + (b - a) / 2);
}

function move(event) {
  if (pointers.has(event.pointerId)) pointers.set(event.pointerId, event);
  if (pinch && pointers.size === 2) return spread();
  if (!drag) return isOn(event) && !event.buttons ? hover(event) : view.layout() && !isOn(event) && chart.tell(null);
  const at = pixel(event);
  if (!drag.moved && Math.abs(at - drag.from) <= STILL) return undefined;
  drag.moved = true;
  const day = view.dayAt(at);
  if (drag.what === "cursor") playback.scrub(day);
  else if (drag.what === "overview") overview(event);
  else if (drag.what === "move") {
    const by = Math.round(day - drag.day);
    const [first, last] = view.whole();
    const kept = Math.min(Math.max(by, first - drag.since), last - 1 - drag.until);
    period.brush(drag.since + kept, drag.until + kept + 1);
  } else if (drag.what === "new") period.brush(view.snap(drag.day), view.snap(day));
  else if (drag.what === "start") period.brush(view.snap(day), drag.until + 1);
  else period.brush(drag.since, view.snap(day));
  return undefined;
}

function hover(event) {
  const what = grip(event);
  box().style.cursor =
    { start: "ew-resize", end: "ew-resize", move: "grab", cursor: "ew-resize", overview: "pointer" }[what] || "crosshair";
  chart.tell(what === "overview" || what === "cursor" ? null : pixel(event));
}

/* Two fingers: the days under them stay under them. */
function spread() {
  const [one, other] = [...pointers.values()].map(pixel).sort((p, q) => p - q);
  const [a, b] = [pinch.a, pinch.b].sort((p, q) => p - q);
  if (other - one < 8 || b - a < 0.5) return;
  const perPixel = (b - a) / (other - one);
  chart.show(a - one * perPixel, a - one * perPixel + perPixel * view.layout().width);
}

function release(event) {
  const isOwn = pointers.delete(event.pointerId);
  if (pinch && pointers.size < 2) pinch = null;
  if (!isOwn || !drag) return;
  const { what, moved, from, wasPlaying } = drag;
  drag = null;
  if (wasPlaying) playback.start();
  if (moved) period.commit();
  else if (what === "new" || what === "move") click(from);
}

/* A click chooses the bar under it, a double click all dates. */
function click(at) {
  if (waiting) {
    clearTimeout(waiting);
    waiting = null;
    all();
    return;
  }
  waiting = setTimeout(() => {
    waiting = null;
    const { unit } = view.layout();
    const start = calendar.floor(view.dayAt(at), unit);
    period.brush(start, calendar.next(start, unit));
    period.commit();
  }, DOUBLE);
}

function all() {
  chart.show(...view.whole());
  const { since, until } = time.pending() || time.state;
  if (since !== null || until !== null) {
    preview.show(null, null);
    time.choose(null, null);
  }
}

function wheel(event) {
  if (!isOn(event) || !view.layout()) return;
  event.preventDefault();
  const [a, b] = view.view();
  const across = event.shiftKey ? event.deltaY : event.deltaX;
  if (Math.abs(across) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
    const by = (across / view.layout().width) * (b - a);
    chart.show(a + by, b + by);
  } else chart.zoom(Math.exp(event.deltaY * 0.0016), pixel(event));
}

/* Arrow keys: on the chart from tour to tour, on an edge by a day (with Shift by a month); plus, minus and 0 zoom. */
function keys(event) {
  const target = event.target;
  if (!target.closest || !target.closest("#timeline-chart") || event.ctrlKey || event.metaKey || event.altKey) return;
  const way = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[event.key];
  const edge = { "timeline-start": "start", "timeline-end": "end" }[target.id];
  if (target.id === "playback-cursor" && (way || event.key === "Home" || event.key === "End")) {
    const { day } = playback.state();
    playback.hold(way ? day + way * (event.shiftKey ? 30 : 1) : event.key === "Home" ? -Infinity : Infinity);
  } else if (way && edge) stepEdge(edge, way * (event.shiftKey ? 30 : 1));
  else if ((event.key === "Home" || event.key === "End") && edge) stepEdge(edge, event.key === "Home" ? -Infinity : Infinity);
  else if (way) period.stepTour(way);
  else if (event.key === "+" || event.key === "=") chart.zoom(0.5);
  else if (event.key === "-") chart.zoom(2);
  else if (event.key === "0" || event.key === "Home") all();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

let later = null;
function stepEdge(edge, by) {
  const [first, last] = view.whole();
  const state = preview.period() || time.state;
  const [since, until] = [state.since ?? first, state.until ?? last - 1];
  const moved = (day, low, high) => Math.min(Math.max(day + by, low), high);
  if (edge === "start") period.brush(moved(since, first, until), until + 1);
  else period.brush(since, moved(until, since, last - 1) + 1);
  clearTimeout(later);
  later = setTimeout(period.commit, 250); // several presses are one choice
}

document.addEventListener("pointerdown", press);
document.addEventListener("pointermove", move);
document.addEventListener("pointerup", release);
document.addEventListener("pointercancel", (event) => {
  pointers.delete(event.pointerId);
  pinch = null;
  if (drag?.moved) period.commit();
  drag = null;
});
document.addEventListener("dblclick", (event) => {
  // however late it is heard, a double click means all
  if (!isOn(event) || !view.layout()) return;
  clearTimeout(waiting);
  waiting = null;
  all();
});
document.addEventListener("wheel", wheel, { passive: false });
document.addEventListener("keydown", keys);

const BUTTONS = {
  "timeline-in": () => chart.zoom(0.5),
  "timeline-out": () => chart.zoom(2),
  "timeline-all": all,
  "timeline-next": () => period.stepTour(1),
  "timeline-before": () => period.stepTour(-1),
};
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (button && BUTTONS[button.id] && view.layout()) BUTTONS[button.id]();
});

/* Whose terms are shown, as text. */
const askedOf = ({ record }) => (record ? record.spans.terms.map((term) => term.at(-1)).join(" ") : "");

/* The chart follows the selection, and the width of the page. */
let watched = null;
time.when((state, before) => {
  if (!box() || !state.whole) return;
  if (!watched) {
    watched = new ResizeObserver(() => chart.draw());
    watched.observe(box());
    new MutationObserver(() => chart.draw()).observe(document.body, { attributeFilter: ["data-ag-theme-mode"] });
  }
  const isTold = state.tourRecord !== before.tourRecord;
  const isAnother = state.since === null && state.until === null && askedOf(state) !== askedOf(before);
  const isMoved = isTold || isAnother || state.since !== before.since || state.until !== before.until || !before.whole;
  if (isMoved && !drag) chart.reveal();
  else chart.draw();
});
