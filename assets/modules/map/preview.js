/* The period under the reader's hand, drawn by the page at once; the figure takes over when the server has sent it. */

import * as playback from "../playback/playback.js";
import * as time from "../state.js";
import * as layer from "./layer.js";

let wanted = null; // {since, until} to draw in the next frame
let shown = null; // {since, until} that stands on the map
let frame = 0;
let isComing = false; // a figure has been handed to plotly and is not painted yet
let guard = 0;
const LATEST = 8000; // milliseconds after which a figure that has not come will not come
const isSettled = () => shown && shown.since === time.state.since && shown.until === time.state.until;
const times = []; // of the last previews, in milliseconds: what `make bench` reads

/* Draw a period in the next frame; several asked for within a frame are one. */
function show(since, until) {
  if (!time.state.record || time.state.tour || playback.isOn()) return;
  wanted = { since, until, asked: performance.now() };
  if (!frame) frame = requestAnimationFrame(draw);
}

function draw() {
  frame = 0;
  if (!wanted || !time.state.record) return;
  const { since, until, asked } = wanted;
  if (layer.preview(time.state.record, since, until, time.state.hasOverlay)) {
    shown = { since, until };
    times.push(performance.now() - asked);
    if (times.length > 500) times.shift();
    clearTimeout(guard);
    guard = setTimeout(() => isSettled() && end(), LATEST);
  }
  wanted = null;
}

function end() {
  wanted = null;
  if (!shown) return;
  shown = null;
  layer.uncover();
}

/* A figure was handed to plotly. */
function expect() {
  isComing = true;
}

/* The figure stands: it is the period chosen, unless the reader's hand is already elsewhere. */
function painted() {
  const isNew = isComing;
  isComing = false;
  if (!shown) return;
  layer.forget();
  const { since, until } = time.state;
  if (isNew && shown.since === since && shown.until === until && !wanted) end();
  else layer.preview(time.state.record, shown.since, shown.until, time.state.hasOverlay);
}

/* Dates changed elsewhere, in a field or by a story, while all else stays: the map need not wait either. */
time.when((state, before) => {
  const isDatesOnly = before.recordKey && state.recordKey === before.recordKey && state.record && !state.tour && !before.tour;
  const isMoved = state.since !== before.since || state.until !== before.until;
  if (isDatesOnly && isMoved && !(shown && shown.since === state.since && shown.until === state.until)) show(state.since, state.until);
  else if (shown && !isDatesOnly) end();
});

const period = () => wanted || shown;

export { end, expect, painted, period, show, times };
