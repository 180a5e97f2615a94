/* The playback as a film: drawn on a canvas with title, clock and sources, recorded by the browser as it runs. */
import { drawNames } from "../map/draw.js";
import * as painter from "../map/paint.js";
import * as stage from "../map/stage.js";
import * as draw from "../playback/draw.js";
import { ground as groundAt } from "../playback/ground.js";
import * as moment from "../playback/moment.js";
import * as playback from "../playback/playback.js";
import * as time from "../state.js";
import { look as lookNow } from "../style.js";
import { drawGround, setMap } from "./map.js";
import { drawClock, setPage, wrap } from "./page.js";
import { withDuration } from "./webm.js";

const SIZES = { "1280x720": [1280, 720], "1080x1080": [1080, 1080] };
const [RATE, LONGEST, OPENING, CLOSING] = [30, 60, 1.2, 1.8]; // frames a second; seconds at most, before the first leg, after the last
const BITS = 6_000_000; // a second
const KINDS = [
  ["webm", "video/webm;codecs=vp9"],
  ["webm", "video/webm;codecs=vp8"],
  ["webm", "video/webm"],
  ["mp4", "video/mp4;codecs=avc1.42E01F"],
  ["mp4", "video/mp4"],
];
const element = (id) => document.getElementById(id);
let job = null; // the film being made

const kindOf = (ending) => KINDS.find(([name, mime]) => name === ending && window.MediaRecorder && MediaRecorder.isTypeSupported(mime));

/* A film of a playback; `frame(second)` draws one of its pictures. */
async function prepare(size, words) {
  const [width, height] = SIZES[size];
  const play = playback.compose();
  if (!play) throw new Error("there is no stop to play");
  const look = lookNow();
  const page = setPage(width, height, words, look);
  const room = page.bottom - page.top;
  const map = await setMap(width, room);
  const known = new Set(play.record.places.name);
  const names = play.isFew ? stage.names().filter(({ name }) => known.has(name)) : [];
  const make = (w, h) => Object.assign(document.createElement("canvas"), { width: w, height: h });
  const [canvas, ground, standing] = [make(width, height), make(width, room), make(width, room)];
  const [ctx, groundPen, standingPen] = [canvas, ground, standing].map((one) => one.getContext("2d"));
  let [groundId, overlay, drawn] = ["", "", { legs: 0, stops: 0 }];
  standingPen.translate(-map.left, -map.top);
  for (const official of play.officials) painter.star(standingPen, map.camera, moment.baseOf(play, official));
  function frame(second) {
    const now = groundAt(play, second);
    overlay = now.words;
    if (now.id !== groundId) {
      groundPen.setTransform(1, 0, 0, 1, 0, 0);
      groundPen.fillStyle = map.isFlat ? look.sea : look.paper;
      groundPen.fillRect(0, 0, width, room);
      groundPen.translate(-map.left, -map.top);
      drawGround(groundPen, map, now.paintOf);
      groundId = now.id;
    }
    drawn = draw.drawStanding(standingPen, play, second, map.camera, look, drawn);
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(page.canvas, 0, 0);
    ctx.save();
    ctx.translate(0, page.top);
    ctx.beginPath();
    ctx.rect(0, 0, width, room);
    ctx.clip();
    ctx.drawImage(ground, 0, 0);
    ctx.drawImage(standing, 0, 0);
    ctx.save();
    ctx.translate(-map.left, -map.top);
    drawNames(ctx, map.camera, names);
    draw.toCanvas(ctx, moment.shapes(play, second, map.camera, look), look);
    ctx.restore();
    drawClock(ctx, play, second, room, look, overlay);
    ctx.restore();
  }
  return {
    canvas,
    frame,
    play,
    close: () => {
      window.Plotly.purge(map.holder);
      map.holder.remove();
    },
  };
}

/* How fast a playback runs so that the film is at most LONGEST: film seconds, and playback seconds a film second. */
function timing(seconds) {
  const most = LONGEST - OPENING - CLOSING;
  const rate = Math.max(seconds / most, 1);
  return { rate, seconds: Math.min(seconds, most) + OPENING + CLOSING };
}

/* Record a film in real time. Resolves with {blob, seconds}, or null where it was cancelled. */
async function record(size, ending, words, onProgress, isCancelled) {
  const kind = kindOf(ending);
  if (!kind) throw new Error(`this browser cannot record ${ending.toUpperCase()}`);
  const film = await prepare(size, words);
  try {
    const { rate, seconds } = timing(film.play.score.seconds);
    film.frame(0);
    const recorder = new MediaRecorder(film.canvas.captureStream(RATE), { mimeType: kind[1], videoBitsPerSecond: BITS });
    const parts = [];
    recorder.ondataavailable = (event) => event.data.size && parts.push(event.data);
    const stopped = new Promise((done, fail) => {
      recorder.onstop = done;
      recorder.onerror = (event) => fail(event.error || new Error("the recorder failed"));
    });
    recorder.start(1000);
    const started = performance.now();
    let elapsed = 0;
    while (elapsed < seconds && !isCancelled() && recorder.state === "recording") {
      film.frame(Math.min(Math.max(elapsed - OPENING, 0) * rate, film.play.score.seconds));
      onProgress(elapsed / seconds);
      await new Promise((next) => setTimeout(next, Math.max(1000 / RATE - ((performance.now() - started) / 1000 - elapsed) * 1000, 0)));
      elapsed = (performance.now() - started) / 1000;
    }
    if (recorder.state !== "inactive") recorder.stop();
    await stopped;
    if (isCancelled()) return null;
    const blob = new Blob(parts, { type: kind[1].split(";")[0] });
    return { blob: ending === "webm" ? await withDuration(blob, elapsed * 1000) : blob, seconds: elapsed };
  } finally {
    film.close();
  }
}

/* A file's name of a title: its letters and figures, of any script. */
const nameOf = (title) =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 90) || "tours";

const textOf = (id) => (element(id) ? element(id).textContent : "");

function open() {
  playback.pause();
  for (const option of element("film-format").options) option.disabled = !kindOf(option.value);
  say("");
  element("film-progress").value = 0;
  element("film-dialog").showModal();
}

function say(text) {
  element("film-status").textContent = text;
}

async function begin() {
  if (job) return;
  job = { isCancelled: false };
  const own = job;
  const [size, ending] = [element("film-size").value, element("film-format").value];
  const shown = { title: textOf("map-title"), subtitle: textOf("map-subtitle"), sources: textOf("map-sources") };
  const words = time.state.tourWords || shown; // of the tour in the panel, where that is what plays
  element("film-record").disabled = true;
  try {
    const result = await record(
      size,
      ending,
      words,
      (share) => {
        element("film-progress").value = share;
        say(`Recording, ${Math.round(share * 100)} %`);
      },
      () => own.isCancelled,
    );
    if (result) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(result.blob);
      link.download = `${nameOf(words.title)}.${ending}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      element("film-progress").value = 1;
      say(`Saved ${link.download}: ${result.seconds.toFixed(0)} seconds, ${(result.blob.size / 1e6).toFixed(1)} MB`);
    } else say("Cancelled; nothing was saved.");
  } catch (error) {
    say(`No film was made: ${error.message}.`);
  }
  element("film-record").disabled = false;
  job = null;
}

function cancel() {
  if (job) job.isCancelled = true;
  else element("film-dialog").close();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button) return;
  if (button.id === "playback-film") open();
  else if (button.id === "film-record") begin();
  else if (button.id === "film-cancel") cancel();
});
function cancelInstead(event) {
  if (event.target.id !== "film-dialog" || !job) return;
  event.preventDefault();
  cancel();
}
document.addEventListener("cancel", cancelInstead, true);

export { kindOf, nameOf, prepare, timing, withDuration, wrap };
