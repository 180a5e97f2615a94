/* The reader's camera: the one that holds the selection until the reader moves it, then the reader's. */

import { preferDark } from "../page/theme.js";
import * as playback from "../playback/playback.js";
import { style } from "../style.js";
import * as ask from "./ask.js";
import * as layer from "./layer.js";
import * as pointer from "./pointer.js";
import * as preview from "./preview.js";
import { figureOf } from "./scene.js";
import { shownShare } from "./share.js";
import * as stage from "./stage.js";

const noUpdate = () => window.dash_clientside.no_update;
const FINE = 0.01; // share by which a scale must differ to be set anew
const kept = new Map(); // what is looked at -> the reader's camera
let fit = null; // the scale that holds the selection, where the reader has not moved
let isOwn = false; // a movement of the camera is the page's, not the reader's

const geoOf = (scene) => scene.layout.geo;

/* The camera that holds a scene in the frame. */
function fitted(scene) {
  const { projection, center } = geoOf(scene);
  const scale = projection.scale * shownShare(layer.box());
  return { projection: { ...projection, scale }, ...(center ? { center } : {}) };
}

/* Called by Dash with the selection and the look: a figure for plotly only where its map changes; else the camera moves and the
   layer is drawn anew. Gives the query back once its map is there, or failed. */
async function showScene(query, isDark) {
  if (!query) return [noUpdate(), noUpdate()];
  return [await show(await ask.sceneOf(query, (isDark ?? preferDark()) ? "dark" : "light")), query];
}

/* Called by Dash once the page stands: the scene that came with it, where it is in the reader's look. */
function showFirst() {
  const isLight = document.documentElement.dataset.mantineColorScheme !== "dark" && !preferDark();
  return show(isLight ? ask.firstScene() : null);
}

function show(scene) {
  if (!scene) return noUpdate();
  ask.cards(scene).then(pointer.again);
  return withBase(geoOf(scene).resolution, () => set(scene));
}

function set(scene) {
  stage.know(scene);
  const camera = kept.get(scene.camera) || fitted(scene);
  fit = kept.has(scene.camera) ? null : { scale: camera.projection.scale };
  if (!isDrawn(scene)) {
    watch();
    const layout = { ...scene.layout, geo: { ...scene.layout.geo, ...camera } };
    return { data: figureOf(scene, { size: style.border.small, edge: style.border.smallEdge }), layout };
  }
  move(camera);
  if (!playback.isOn()) preview.arrived();
  return noUpdate();
}

/* Whether plotly's figure is of the same map: countries, projection and colours of the paper. */
function isDrawn(scene) {
  const gd = layer.graph();
  const now = gd?._fullLayout?.geo;
  const { projection, resolution, oceancolor } = geoOf(scene);
  return (
    !!now &&
    now.projection.type === projection.type &&
    now.resolution === resolution &&
    now.oceancolor === oceancolor &&
    gd.data[0]?.locations?.length === scene.countries.size
  );
}

/* A second figure before the first one's base map is there is an error in plotly: none is handed over before. */
const asked = {};
function withBase(resolution, then) {
  const name = `world_${resolution}m`;
  window.PlotlyGeoAssets = window.PlotlyGeoAssets || { topojson: {} };
  const { topojson } = window.PlotlyGeoAssets;
  if (topojson[name]) return then();
  const fetched = async () => {
    const answer = await fetch(`${style.baseMaps}${name}.json`);
    if (answer.ok) topojson[name] = await answer.json();
  };
  asked[name] = asked[name] || fetched().catch(() => delete asked[name]); // plotly asks again, and says what failed
  return asked[name].then(then);
}

/* Plotly's first figure may come before plotly does. */
function watch() {
  const gd = layer.graph();
  if (!gd || !gd.on) return void setTimeout(watch, 50);
  if (gd.isWatched) return;
  gd.isWatched = true;
  new ResizeObserver(refit).observe(layer.box().parentElement);
  pointer.watch(gd);
  gd.on("plotly_relayout", moved);
  gd.on("plotly_afterplot", plotted);
  plotted();
}

/* Plotly has drawn: the layer follows, and what stands is drawn anew. */
function plotted() {
  layer.follow();
  refit();
  if (playback.isOn()) playback.repainted();
  else if (layer.graph()._fullLayout?.geo) preview.arrived();
}

/* The reader dragged, turned or zoomed the map. */
function moved(change) {
  if (isOwn || !Object.keys(change).some((key) => key.startsWith("geo."))) return;
  keep();
}

function keep() {
  const { projection, center } = layer.graph()._fullLayout.geo;
  const scene = stage.current();
  if (!scene) return;
  const { scale, rotation } = projection;
  const own = geoOf(scene);
  kept.set(scene.camera, {
    projection: { ...own.projection, scale, rotation: { ...rotation } },
    ...(own.center ? { center: { lon: center.lon, lat: center.lat } } : {}),
  });
  fit = null;
}

/* When the frame changes its size (a legend comes, a panel opens), a camera nobody has moved is fitted anew. */
function refit() {
  const gd = layer.graph();
  const scene = stage.current();
  if (!scene || !fit || !gd?._fullLayout?.geo) return;
  const { scale } = fitted(scene).projection;
  if (Math.abs(scale / fit.scale - 1) < FINE) return;
  fit.scale = scale;
  move(fitted(scene));
}

/* Plotly's camera set to this one, where it is another. */
function move({ projection, center }) {
  const gd = layer.graph();
  const now = gd._fullLayout.geo;
  const { scale, rotation } = projection;
  const wanted = { roll: 0, lat: 0, ...rotation };
  const isThere =
    Math.abs(now.projection.scale / scale - 1) < 1e-6 &&
    now.projection.rotation.lon === wanted.lon &&
    now.projection.rotation.lat === wanted.lat &&
    (!center || (now.center.lon === center.lon && now.center.lat === center.lat));
  if (isThere) return;
  const camera = { "geo.projection.scale": scale, "geo.projection.rotation": wanted };
  if (center) camera["geo.center"] = center;
  isOwn = true;
  window.Plotly.relayout(gd, camera).finally(() => {
    isOwn = false;
  });
}

/* The three buttons over the map. */
function zoom(from) {
  const gd = layer.graph();
  const scene = stage.current();
  if (!gd || !scene) return noUpdate();
  if (from.startsWith("map-zoom-fit")) {
    kept.delete(scene.camera);
    const camera = fitted(scene);
    fit = { scale: camera.projection.scale };
    move(camera);
  } else {
    const { scale, minscale, maxscale } = gd._fullLayout.geo.projection;
    const next = scale * (from.startsWith("map-zoom-in") ? 1.5 : 1 / 1.5);
    window.Plotly.relayout(gd, { "geo.projection.scale": Math.min(Math.max(next, minscale), maxscale) });
  }
  return noUpdate();
}

export { showFirst, showScene, zoom };
