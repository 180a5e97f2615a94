/* The figure studio: the reader's camera, the preview fitted to its place, and the file, made of the very figure previewed. */
import * as layer from "../map/layer.js";
import { shownShare } from "../map/share.js";
import * as stage from "../map/stage.js";
import { style } from "../style.js";

const element = (id) => document.getElementById(id);
let paper = null; // what the preview is set as

/* The camera where the reader moved it, as longitude,latitude,scale; nothing where it is the one that holds every leg. */
function seeCamera(clicks) {
  const geo = layer.graph()?._fullLayout?.geo;
  const own = stage.current()?.layout.geo;
  if (!clicks) return window.dash_clientside.no_update;
  if (!geo || !own) return { view: "", at: clicks };
  const isFlat = geo.projection.type === "natural earth";
  const scale = geo.projection.scale / shownShare(layer.box());
  const [longitude, latitude] = [geo.projection.rotation.lon, isFlat ? geo.center.lat : geo.projection.rotation.lat];
  const fitted = [own.projection.rotation.lon, isFlat ? own.center.lat : own.projection.rotation.lat, own.projection.scale];
  const isMoved = Math.abs(scale / fitted[2] - 1) > 0.03 || Math.abs(longitude - fitted[0]) > 0.5 || Math.abs(latitude - fitted[1]) > 0.5;
  return { view: isMoved ? [longitude, latitude, scale].map((value) => value.toFixed(2)).join(",") : "", at: clicks };
}

/* Shrink the sheet to the room beside the settings; what is saved has its full size. */
function fit(set) {
  if (set !== undefined) paper = set; // null: these settings were refused
  const sheet = document.querySelector(".studio-sheet");
  const preview = element("studio-preview");
  if (!paper || !sheet || !preview) return window.dash_clientside.no_update;
  const room = [sheet.clientWidth, window.innerWidth > 860 ? Math.max(window.innerHeight * 0.78, 300) : Infinity];
  const scale = Math.min(room[0] / paper.width, room[1] / paper.height, 2); // a small figure is shown enlarged
  Object.assign(preview.style, {
    width: `${paper.width}px`,
    height: `${paper.height}px`,
    transform: `scale(${scale})`,
    transformOrigin: "0 0",
  });
  sheet.style.height = `${paper.height * scale}px`;
  return window.dash_clientside.no_update;
}

function say(words) {
  element("studio-said").textContent = words;
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return `Saved ${name}`;
}

/* A PNG that says how large it prints, as the server's does: the chunk pHYs behind the header. */
function withResolution(png, scale) {
  const metre = Math.round((scale * 96) / 0.0254);
  const chunk = new DataView(new ArrayBuffer(21));
  chunk.setUint32(0, 9);
  for (const [i, letter] of [0x70, 0x48, 0x59, 0x73].entries()) chunk.setUint8(4 + i, letter);
  chunk.setUint32(8, metre);
  chunk.setUint32(12, metre);
  chunk.setUint8(16, 1);
  let sum = 0xffffffff;
  for (let i = 4; i < 17; i += 1) {
    sum ^= chunk.getUint8(i);
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  chunk.setUint32(17, ~sum >>> 0);
  return new Blob([png.subarray(0, 33), chunk.buffer, png.subarray(33)], { type: "image/png" });
}

async function drawn(gd, { kind, width, height, scale }) {
  const url = await window.Plotly.toImage(gd, { format: kind, width, height, scale: kind === "svg" ? 1 : scale });
  const data = url.slice(url.indexOf(",") + 1);
  if (kind === "svg") return new Blob([decodeURIComponent(data)], { type: "image/svg+xml" });
  return withResolution(
    Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)),
    scale,
  );
}

async function fetched(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error((await answer.json()).error);
  return answer.blob();
}

async function make() {
  const gd = document.querySelector("#studio-preview .js-plotly-plot");
  if (!paper || !gd) return;
  say(`Making the ${paper.kind.toUpperCase()} …`);
  try {
    say(save(paper.kind === "pdf" ? await fetched(paper.address) : await drawn(gd, paper), `${paper.name}.${paper.kind}`));
  } catch (error) {
    say(`No file was made: ${error.message}`);
  }
}

/* A figure the server has set, saved as it is. */
async function savePrint(print) {
  if (!print) return window.dash_clientside.no_update;
  const { data, layout } = print.figure;
  const config = { topojsonURL: style.baseMaps };
  const { width, height } = layout;
  return save(await drawn({ data, layout, config }, { kind: "png", width, height, scale: print.scale }), `${print.name}.png`);
}

document.addEventListener("click", (event) => event.target.id === "studio-save" && make());
window.addEventListener("resize", () => fit());

export { fit, savePrint, seeCamera };
