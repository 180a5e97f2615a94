/* The selection's time, run: play, pause, step, scrub, loop; drawn by the page alone, never asking the server. */

import { drawNames } from "../map/draw.js";
import * as layer from "../map/layer.js";
import * as painter from "../map/paint.js";
import * as preview from "../map/preview.js";
import * as stage from "../map/stage.js";
import * as time from "../state.js";
import { look as lookNow } from "../style.js";
import * as timeline from "../timeline/chart.js";
import * as card from "./card.js";
import * as draw from "./draw.js";
import { ground } from "./ground.js";
import * as moment from "./moment.js";
import { compose } from "./ready.js";
import * as scoring from "./score.js";

const DWELL = 1600; // milliseconds at each stop where motion is not wanted
let play = null; // what is played: see moment.prepare
let second = 0;
let isPlaying = false;
let isLooping = false;
let last = 0; // time of the last frame
let frame = 0;
let drawn = null; // {key, legs, stops} on the canvas
let dwell = 0;
let painted = null; // what the countries bear: {id, words, look}
const frames = []; // milliseconds between frames, for `make bench`

const element = (id) => document.getElementById(id);
const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const isOn = () => play !== null;

function open() {
  if (play) return true;
  play = compose();
  if (!play) return false;
  preview.end();
  drawn = null;
  painted = null;
  second = 0;
  card.forget();
  document.body.classList.add("is-playing");
  element("playback-card").hidden = false;
  stage.leave();
  layer.stand("playback", show);
  return true;
}

/* Back to the selection. */
function close() {
  if (!play) return;
  pause();
  play = null;
  document.body.classList.remove("is-playing");
  element("playback-card").hidden = true;
  layer.parts().svg.replaceChildren();
  stage.stand();
  timeline.setCursor(null);
  label();
}

function start() {
  if (!open()) return;
  if (second >= play.score.seconds - 1e-6) second = 0;
  isPlaying = true;
  last = 0;
  label();
  if (isStill()) {
    show();
    dwell = setTimeout(dwellOn, DWELL);
  } else request();
}

function pause() {
  isPlaying = false;
  clearTimeout(dwell);
  cancelAnimationFrame(frame);
  frame = 0;
  label();
}

const toggle = () => (isPlaying ? pause() : start());

function request() {
  if (!frame) frame = requestAnimationFrame(run);
}

function run(now) {
  frame = 0;
  if (!isPlaying || !play) return;
  if (last) {
    frames.push(now - last);
    if (frames.length > 4000) frames.shift();
    second += Math.min((now - last) / 1000, 0.1); // after a pause of the machine nothing is jumped over
  }
  last = now;
  if (second >= play.score.seconds) {
    if (isLooping) {
      second = 0;
      card.forget();
    } else {
      second = play.score.seconds;
      show();
      pause();
      return;
    }
  }
  show();
  request();
}

/* Where motion is not wanted: from stop to stop. */
function dwellOn() {
  if (!isPlaying) return;
  const next = arrivals().find((at) => at > second + 1e-6);
  if (next === undefined && !isLooping) {
    second = play.score.seconds;
    show();
    pause();
    return;
  }
  second = next ?? arrivals()[0];
  show();
  dwell = setTimeout(dwellOn, DWELL);
}

const arrivals = () => [...new Set(play.score.stays.map(({ s0 }) => s0))];

/* To the next stop, or the one before; paused there. */
function step(way) {
  const isNew = !play;
  if (!open()) return;
  pause();
  const all = arrivals();
  const at = isNew && way > 0 ? all[0] : way > 0 ? all.find((s) => s > second + 1e-6) : all.findLast((s) => s < second - 1e-6);
  second = at ?? (way > 0 ? play.score.seconds : 0);
  card.forget();
  show();
}

/* Hold still at a day: under the reader's hand the clock does not run on. */
function hold(day) {
  if (!play) return;
  pause();
  scrub(day);
}

/* To a day on the timeline. */
function scrub(day) {
  if (!play) return;
  card.forget();
  second = Math.min(Math.max(play.score.toSeconds(day), 0), play.score.seconds);
  show();
}

/* The moment, drawn: what stands only where it is new, what moves in every frame. */
function show() {
  const view = layer.camera();
  if (!view || !play) return;
  const look = lookNow();
  const { canvas, svg } = layer.parts();
  const legs = moment.legsStanding(play, second);
  const isFresh = !drawn || drawn.key !== view.key || drawn.look !== look || drawn.legs > legs || drawn.second > second || !canvas.width;
  if (isFresh) {
    const ctx = layer.clean();
    names(view);
    drawn = { ...draw.drawStanding(ctx, play, second, view, look), key: view.key, look };
  } else Object.assign(drawn, draw.drawStanding(canvas.getContext("2d"), play, second, view, look, drawn));
  drawn.second = second;
  const shapes = moment.shapes(play, second, view, look);
  draw.toSvg(svg, shapes, look);
  countries();
  card.clock(play, second, painted?.words || "", !isPlaying || isStill());
  timeline.setCursor(play.score.toDay(second));
}

/* Bases, and the names of places while they are few. */
function names(view) {
  const ctx = layer.clean("names");
  for (const official of play.officials) painter.star(ctx, view, moment.baseOf(play, official));
  if (play.isFew) drawNames(ctx, view, stage.names());
}

function countries() {
  const now = ground(play, second);
  if (!painted || painted.id !== now.id || painted.look !== lookNow()) layer.paint(now.paintOf);
  painted = { id: now.id, words: now.words, look: lookNow() };
}

function label() {
  const button = element("playback-toggle");
  if (!button) return;
  button.setAttribute("aria-label", isPlaying ? "Pause" : "Play");
  button.title = isPlaying ? "Pause" : "Play";
  button.classList.toggle("is-playing", isPlaying);
  element("playback-end").disabled = !play;
  element("playback-loop").setAttribute("aria-pressed", String(isLooping));
}

/* Another speed: the same day, other seconds. */
function respeed() {
  if (!play) return;
  const day = play.score.toDay(second);
  const next = compose();
  if (!next) return;
  play = next;
  second = Math.min(play.score.toSeconds(day), play.score.seconds);
  drawn = null;
  show();
}

/* Plotly has painted its own fills, or other ones are known. */
function repainted() {
  if (!play) return;
  painted = null;
  drawn = null;
  show();
}

time.when((now, before) => {
  const isOther = now.since !== before.since || now.until !== before.until || now.tour !== before.tour || now.record !== before.record;
  const isReady = now.tour ? now.tourRecord : now.record;
  if (play && isOther) close();
  else if (play && now.changes !== before.changes) repainted();
  const isEmpty = !isReady || !scoring.chosen(isReady, now.since, now.until, now.tour).stops.length;
  for (const id of ["toggle", "next", "previous", "film"]) {
    const one = element(`playback-${id}`);
    if (one) one.disabled = isEmpty;
  }
});

const state = () => ({ second, isPlaying, seconds: play?.score.seconds, day: play?.score.toDay(second) });

/* Whether it begins anew at its end. */
function loop() {
  isLooping = !isLooping;
  label();
}

export { close, compose, frames, hold, isOn, loop, pause, repainted, respeed, scrub, start, state, step, toggle };
