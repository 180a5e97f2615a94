/* The reader's camera: kept while the same is looked at, fitted anew when the frame changes, moved by buttons. */
import * as panel from "../panel/panel.js";
import * as playback from "../playback/playback.js";
import { style } from "../style.js";
import * as hatch from "./hatch.js";
import * as preview from "./preview.js";
import { fitNames, shownShare } from "./share.js";

const noUpdate = () => window.dash_clientside.no_update;
const graph = () => document.querySelector("#map-graph .js-plotly-plot");

function fitted(geo, box) {
  const projection = { ...geo.projection, scale: geo.projection.scale * shownShare(box) };
  return { ...geo, projection };
}

/* A new figure gets the camera the reader had when last looking at the same thing (layout.meta), else its own. */
const cameras = new Map();
function keepCamera(figure, shown) {
  if (!figure) return noUpdate();
  return withBase(figure.layout.geo.resolution, () => withCamera(figure, shown));
}

/* A second figure before the first one's base map is there is an error in plotly: none is handed over before. */
const asked = {};
function withBase(resolution, then) {
  const name = `world_${resolution}m`;
  window.PlotlyGeoAssets = window.PlotlyGeoAssets || { topojson: {} };
  const { topojson } = window.PlotlyGeoAssets;
  if (topojson[name]) return then();
  const read = async () => {
    const answer = await fetch(`${style.baseMaps}${name}.json`);
    if (answer.ok) topojson[name] = await answer.json();
  };
  asked[name] = asked[name] || read().catch(() => delete asked[name]); // plotly asks again, and says what failed
  return asked[name].then(then);
}

function withCamera(figure, shown) {
  const box = document.getElementById("map-graph");
  const data = fitNames(figure, box ? box.parentElement.clientWidth : 1000);
  const layout = { ...figure.layout, geo: fitted(figure.layout.geo, box) };
  const standing = shown?.layout?.geo;
  if (standing) cameras.set(shown.layout.meta, standing);
  const camera = cameras.get(layout.meta);
  const isUntouched = camera && camera === standing && fit && isClose(camera.projection.scale, fit.scale);
  if (!isUntouched) fit = camera ? null : { geo: figure.layout.geo, scale: layout.geo.projection.scale };
  watchFrame(box);
  watchPaint();
  for (const key of ["projection", "center"]) if (camera?.[key]) layout.geo[key] = camera[key];
  for (const card of document.querySelectorAll("#map-graph .hoverlayer > *")) card.remove();
  return { data, layout };
}

/* What the page draws over the map itself gives way to the figure, or is drawn anew over it. */
function watchPaint() {
  preview.expect();
  listen();
}

function listen() {
  const gd = graph();
  if (!gd || !gd.on) return void setTimeout(listen, 50); // the first figure may come before plotly does
  if (gd.isWatched) return;
  gd.isWatched = true;
  refit(); // the frame may have got its size before there was a map in it
  hatch.mark(gd);
  panel.watch(gd);
  gd.on("plotly_afterplot", () => {
    refit();
    hatch.mark(gd);
    preview.painted();
    playback.repainted();
  });
}

/* When the frame changes its size (a legend comes, a panel opens), a camera nobody has moved is fitted anew. */
const isClose = (one, other) => Math.abs(one / other - 1) < 0.001;
let fit = null;
let watched = null;
function watchFrame(box) {
  if (watched || !box) return;
  watched = new ResizeObserver(refit);
  watched.observe(box.parentElement);
}

function refit() {
  const gd = graph();
  if (!gd || !gd._fullLayout || !gd._fullLayout.geo || !fit) return;
  const untouched = isClose(gd._fullLayout.geo.projection.scale, fit.scale);
  const scale = fit.geo.projection.scale * shownShare(document.getElementById("map-graph"));
  if (!untouched || Math.abs(scale / fit.scale - 1) < 0.01) return;
  fit.scale = scale;
  window.Plotly.relayout(gd, { "geo.projection.scale": scale });
}

function zoom(from, _in, _out, _fit, figure) {
  const gd = graph();
  if (!gd || !figure) return noUpdate();
  if (from.startsWith("map-zoom-fit")) {
    const { projection, center } = fitted(figure.layout.geo, document.getElementById("map-graph"));
    const camera = { "geo.projection.scale": projection.scale, "geo.projection.rotation": { roll: 0, lat: 0, ...projection.rotation } };
    if (center) camera["geo.center"] = center;
    window.Plotly.relayout(gd, camera);
  } else {
    const { scale, minscale, maxscale } = gd._fullLayout.geo.projection;
    const next = scale * (from.startsWith("map-zoom-in") ? 1.5 : 1 / 1.5);
    window.Plotly.relayout(gd, { "geo.projection.scale": Math.min(Math.max(next, minscale), maxscale) });
  }
  return noUpdate();
}

export { keepCamera, zoom };
