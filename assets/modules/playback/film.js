/* The playback as a film: drawn on a canvas with title, clock and sources, recorded by the browser as it runs. */
import * as calendar from "../calendar.js";
import { isHatched, smallStates } from "../map/hatch.js";
import * as layer from "../map/layer.js";
import * as painter from "../map/paint.js";
import * as time from "../state.js";
import { look as lookNow, style } from "../style.js";
import * as moment from "./moment.js";
import * as playback from "./playback.js";

const SIZES = { "1280x720": [1280, 720], "1080x1080": [1080, 1080] };
const [RATE, LONGEST, OPENING, CLOSING] = [30, 60, 1.2, 1.8]; // frames a second; seconds at most, before the first leg, after the last
const BITS = 6_000_000; // a second
const BOX = 1.92; // of plotly's flat map, width to height; see style.css
const KINDS = [["webm", "video/webm;codecs=vp9"], ["webm", "video/webm;codecs=vp8"], ["webm", "video/webm"], ["mp4", "video/mp4;codecs=avc1.42E01F"], ["mp4", "video/mp4"]];
const element = (id) => document.getElementById(id);
let job = null; // the film being made

const kindOf = (ending) => KINDS.find(([name, mime]) => name === ending && window.MediaRecorder && MediaRecorder.isTypeSupported(mime));

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
  const least = Math.min(width, height) / Math.min(frame.clientWidth, frame.clientHeight) * 0.92;
  const share = isFlat ? Math.min(width / frame.clientWidth, height / frame.clientHeight) : least;
  const scale = (projection.scale * box.clientWidth * share) / wide;
  const geo = { ...gd.layout.geo, projection: { ...gd.layout.geo.projection, scale, rotation: { ...projection.rotation } } };
  if (gd.layout.geo.center) geo.center = { lon: center.lon, lat: center.lat };
  const data = gd.data.filter((trace) => trace.type === "choropleth" || trace.meta === "small-states");
  const config = { staticPlot: true, topojsonURL: style.baseMaps };
  await window.Plotly.newPlot(holder, data, { ...gd.layout, geo, width: wide, height: high }, config);
  return { holder, isFlat, camera: painter.camera(holder), left: (wide - width) / 2, top: (high - height) / 2 };
}

/* The ground of a film: sea, countries and the points of small states, each in its fill of the moment. */
function drawGround(ctx, map, paintOf) {
  const { holder } = map;
  const look = lookNow();
  for (const node of holder.querySelectorAll(".layer.ocean path, .layer.bg path")) {
    ctx.fillStyle = node.style.fill || look.sea;
    if (node.getAttribute("d")) ctx.fill(new Path2D(node.getAttribute("d")));
  }
  ctx.lineJoin = "round";
  for (const node of holder.querySelectorAll("path.choroplethlocation")) {
    const d = node.getAttribute("d");
    if (!d) continue;
    const wanted = paintOf(node.__data__.loc) || {};
    const path = new Path2D(d);
    ctx.fillStyle = wanted.fill || node.getAttribute("fill");
    if (wanted.fill ? wanted.isUnknown : isHatched(node)) ctx.fillStyle = hatched(ctx, look);
    ctx.fill(path);
    ctx.strokeStyle = wanted.edge || node.style.stroke;
    ctx.lineWidth = wanted.width || parseFloat(node.style.strokeWidth) || 0.5;
    ctx.stroke(path);
  }
  for (const [node, code] of smallStates(holder)) {
    const [across, down] = node.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
    const wanted = paintOf(code) || {};
    painter.disc(ctx, [across, down], style.border.small, wanted.fill || node.style.fill, wanted.edge || node.style.stroke, style.border.smallEdge);
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

/* Text in lines no wider than `width`, broken within a word only where it is longer than a line; what is beyond `most` lines ends in an ellipsis. */
function wrap(ctx, text, width, most) {
  const lines = [""];
  const fits = (line) => ctx.measureText(line).width <= width;
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (fits(longer)) lines[lines.length - 1] = longer;
    else if (fits(word)) lines.push(word);
    else {
      for (const letter of longer.slice(lines.at(-1).length)) {
        if (fits(lines.at(-1) + letter)) lines[lines.length - 1] += letter;
        else lines.push(letter.trim());
      }
    }
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]} …`];
}

/* The parts of the picture that stay: paper, title, counts, sources; gives the room left for the map. */
function setPage(width, height, words, look) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const ctx = canvas.getContext("2d");
  const [left, room] = [32, width - 64];
  ctx.fillStyle = look.paper;
  ctx.fillRect(0, 0, width, height);
  ctx.textBaseline = "alphabetic";
  const put = (text, font, colour, y, step, most) => {
    ctx.font = font;
    ctx.fillStyle = colour;
    const lines = wrap(ctx, text, room, most);
    lines.forEach((line, i) => ctx.fillText(line, left, y + i * step));
    return y + lines.length * step;
  };
  let y = put(words.title, `600 28px ${style.serif}`, look.ink, 44, 33, 2);
  y = put(words.subtitle, `400 16px ${style.font}`, look.quiet, y - 6, 21, 2);
  ctx.font = `400 12.5px ${style.font}`;
  const foot = wrap(ctx, words.sources, room, 3);
  const bottom = height - 14 - (foot.length - 1) * 16;
  ctx.fillStyle = look.quiet;
  foot.forEach((line, i) => ctx.fillText(line, left, bottom + i * 16));
  return { canvas, top: Math.round(y), bottom: bottom - 20 };
}

/* The clock in the corner of the map, and who is where. */
function drawClock(ctx, play, second, height, look, overlay) {
  const told = moment.told(play, second).slice(0, 4);
  const small = [overlay, moment.shortened(play, second)].filter(Boolean);
  let y = height - 24 - told.length * 24 - small.length * 18;
  painter.words(ctx, calendar.say(play.score.toDay(second)), 32, y, { size: 26, weight: 600, colour: look.ink, halo: look.paper });
  y += 26;
  for (const line of small) {
    painter.words(ctx, line, 32, y, { size: 13, colour: look.quiet, halo: look.paper });
    y += 18;
  }
  for (const { official, name, text, place } of told) {
    ctx.fillStyle = look.palette[play.colours.get(official).colour];
    ctx.fillRect(32, y - 8, 4, 16);
    painter.words(ctx, text ? `${name}: ${text}` : `${name} in ${place}`, 44, y, { size: 15, colour: look.ink, halo: look.paper });
    y += 24;
  }
}

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
  const names = play.isFew ? namesOf(layer.graph()).filter(([, , text]) => known.has(text)) : [];
  const make = (w, h) => Object.assign(document.createElement("canvas"), { width: w, height: h });
  const [canvas, ground, standing] = [make(width, height), make(width, room), make(width, room)];
  const [ctx, groundPen, standingPen] = [canvas, ground, standing].map((one) => one.getContext("2d"));
  let [groundId, overlay, drawn] = ["", "", { legs: 0, stops: 0 }];
  standingPen.translate(-map.left, -map.top);
  for (const official of play.officials) painter.star(standingPen, map.camera, play.record, official);
  function frame(second) {
    const now = playback.ground(play, second);
    overlay = now.words;
    if (now.id !== groundId) {
      groundPen.setTransform(1, 0, 0, 1, 0, 0);
      groundPen.fillStyle = map.isFlat ? look.sea : look.paper;
      groundPen.fillRect(0, 0, width, room);
      groundPen.translate(-map.left, -map.top);
      drawGround(groundPen, map, now.paintOf);
      groundId = now.id;
    }
    drawn = moment.drawStanding(standingPen, play, second, map.camera, look, drawn);
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
    drawNames(ctx, names, map.camera, look);
    moment.toCanvas(ctx, moment.shapes(play, second, map.camera, look), look);
    ctx.restore();
    drawClock(ctx, play, second, room, look, overlay);
    ctx.restore();
  }
  return { canvas, frame, play, close: () => { window.Plotly.purge(map.holder); map.holder.remove(); } };
}

/* The names the figure shows, each on the side it found room for: [longitude, latitude, text, side]. */
function namesOf(gd) {
  const trace = gd._fullData.find(({ meta }) => meta === "names-wide");
  return trace ? trace.text.map((text, i) => [trace.lon[i], trace.lat[i], text.trim(), [trace.textposition].flat()[i] || "middle right"]) : [];
}

function drawNames(ctx, names, camera, look) {
  for (const [longitude, latitude, text, side] of names) {
    const at = camera.point([longitude, latitude]);
    if (!at) continue;
    const [down, across] = side.split(" ").map((word) => ({ left: -1, right: 1, top: -1, bottom: 1 })[word] || 0);
    const align = { "-1": "right", 0: "center", 1: "left" }[across];
    painter.words(ctx, text, at[0] + across * 13, at[1] + down * 17, { size: 13, colour: look.ink, halo: look.paper, align });
  }
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

/* A recorder's WebM does not say how long it is: write the Duration (EBML 0x4489, float, milliseconds) into its Info (0x1549A966). */
async function withDuration(blob, milliseconds) {
  const head = new Uint8Array(await blob.slice(0, 4096).arrayBuffer());
  const at = head.findIndex((byte, i) => byte === 0x15 && head[i + 1] === 0x49 && head[i + 2] === 0xa9 && head[i + 3] === 0x66);
  if (at < 0) return blob;
  const length = Math.clz32(head[at + 4]) - 23; // bytes of the size: leading zero bits of the first, and one
  let size = head[at + 4] & (0xff >> length);
  for (let i = 1; i < length; i += 1) size = size * 256 + head[at + 4 + i];
  const begin = at + 4 + length;
  const body = head.slice(begin, begin + size);
  if (body.length !== size) return blob;
  const known = body.findIndex((byte, i) => byte === 0x44 && body[i + 1] === 0x89);
  const duration = new DataView(new ArrayBuffer(11));
  duration.setUint16(0, 0x4489);
  duration.setUint8(2, 0x88);
  duration.setFloat64(3, milliseconds);
  const kept = known < 0 ? body : new Uint8Array([...body.slice(0, known), ...body.slice(known + 3 + (body[known + 2] & 0x7f))]);
  const info = new DataView(new ArrayBuffer(12));
  info.setUint32(0, 0x1549a966);
  info.setUint8(4, 0x01);
  info.setUint32(8, kept.length + 11); // a size of eight bytes, the upper ones nought
  return new Blob([head.slice(0, at), info.buffer, kept, duration.buffer, blob.slice(begin + size)], { type: blob.type });
}

/* A file's name of a title: its letters and figures, of any script. */
const nameOf = (title) => title.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 90) || "tours";

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
    const result = await record(size, ending, words, (share) => {
      element("film-progress").value = share;
      say(`Recording, ${Math.round(share * 100)} %`);
    }, () => own.isCancelled);
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
  const button = event.target.closest && event.target.closest("button");
  if (!button) return;
  if (button.id === "playback-film") open();
  else if (button.id === "film-record") begin();
  else if (button.id === "film-cancel") cancel();
});
document.addEventListener("cancel", (event) => event.target.id === "film-dialog" && job && (event.preventDefault(), cancel()), true);

export { kindOf, nameOf, prepare, timing, withDuration, wrap };
