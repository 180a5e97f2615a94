/* The period under the reader's hand, drawn by the page at once; the scene takes over when the server has sent it. */

import * as playback from "../playback/playback.js";
import * as scoring from "../playback/score.js";
import * as time from "../state.js";
import * as layer from "./layer.js";
import { periodScene } from "./period.js";
import * as stage from "./stage.js";

let wanted = null; // {since, until} to draw in the next frame
let shown = null; // {since, until} that stands on the map
let frame = 0;
let guard = 0;
const LATEST = 8000; // milliseconds after which a scene that has not come will not come
const isOf = (period, { since, until }) => period && period.since === since && period.until === until;
const times = []; // of the last previews, in milliseconds: what `make bench` reads

/* Draw a period in the next frame; several asked for within a frame are one. */
function show(since, until) {
  if (!time.state.record || time.state.tour || playback.isOn()) return;
  wanted = { since, until, asked: performance.now() };
  if (!frame) frame = requestAnimationFrame(draw);
}

function draw() {
  frame = 0;
  if (!wanted || !time.state.record || !layer.camera()) return;
  const { record, hasOverlay } = time.state;
  const { since, until, asked } = wanted;
  const selection = scoring.chosen(record, since, until);
  if (!hasOverlay) layer.paint(layer.tinted(new Set(selection.stops.map((stop) => record.places.country[record.stops.place[stop]]))));
  stage.leave();
  layer.stand("period", stage.picture(periodScene(record, selection)));
  shown = { since, until };
  wanted = null;
  times.push(performance.now() - asked);
  if (times.length > 500) times.shift();
  clearTimeout(guard);
  guard = setTimeout(() => isOf(shown, time.state) && end(), LATEST);
}

function end() {
  wanted = null;
  if (!shown) return;
  shown = null;
  stage.stand();
}

/* A scene has come, or plotly has drawn anew: it stands, unless the reader's hand is already elsewhere. */
function arrived() {
  if (wanted || (shown && !isOf(shown, time.state))) {
    layer.repaint();
    layer.redraw();
    return;
  }
  shown = null;
  stage.stand();
}

/* Dates changed elsewhere, in a field or by a story, while all else stays: the map need not wait either. */
time.when((state, before) => {
  const isDatesOnly = before.recordKey && state.recordKey === before.recordKey && state.record && !state.tour && !before.tour;
  const isMoved = state.since !== before.since || state.until !== before.until;
  if (isDatesOnly && isMoved && !isOf(shown, state)) show(state.since, state.until);
  else if (shown && (!isDatesOnly || !isMoved)) end();
});

const period = () => wanted || shown;

export { arrived, end, period, show, times };
