/* The scene of the selection on the map, and whatever takes its place for a while. */

import { arrange } from "./arrange.js";
import { draw } from "./draw.js";
import * as layer from "./layer.js";
import { groundOf } from "./scene.js";

const REST = 140; // milliseconds without a movement of the camera, after which numbers and names find new places
let scene = null; // of the selection, as the server told it last
let arranged = null; // where the numbers and names of what stands are

const frame = () => {
  const { left, top, width, height } = layer.frame();
  return { middle: [left + width / 2, top + height / 2], size: [width, height] };
};

/* A scene as something that stands on the map: `layer.stand` takes it. While the camera moves, numbers and names keep their
   distance from their places; once it rests they are arranged anew. */
function picture(shown) {
  let own = null;
  let resting = 0;
  const settle = (view) => {
    const { middle, size } = frame();
    own = { ...arrange(shown, view, middle, size), key: keyOf(view, size) };
    arranged = { ...own, scene: shown };
    if (shown === scene) named = own.names;
  };
  return (view) => {
    const { size } = frame();
    if (!own) settle(view);
    else if (own.key !== keyOf(view, size)) {
      clearTimeout(resting);
      resting = setTimeout(() => arranged?.scene === shown && rest(), REST);
    }
    arranged = { ...own, scene: shown };
    draw(layer.clean(), layer.clean("names"), view, shown, own);
    layer.parts().svg.replaceChildren();
  };
  function rest() {
    const view = layer.camera();
    if (!view) return;
    settle(view);
    layer.redraw();
  }
}

const keyOf = (view, size) => [view.key, ...size].join();

/* A new scene is known. */
function know(next) {
  scene = next;
  scene.picture = picture(scene);
}

/* The scene of the selection stands on the map. */
function stand() {
  if (!scene) return;
  layer.paint(groundOf(scene));
  layer.stand("scene", scene.picture);
}

/* What a pointer finds now: the scene that stands with its arrangement; nothing of a period or a playback. */
const found = () => (arranged && arranged.scene === scene ? arranged : null);

const current = () => scene;

/* The names of the selection, where the camera last let them stand. */
let named = [];
const names = () => named;

/* The scene of the selection onto any canvas, as it stands on the map. */
function drawOnto(ctx) {
  const view = scene && layer.camera();
  if (!view) return;
  const { middle, size } = frame();
  draw(ctx, ctx, view, scene, arrange(scene, view, middle, size));
}

/* Something else stands on the map: no pointer finds the scene's marks. */
function leave() {
  arranged = null;
}

export { current, drawOnto, found, know, leave, names, picture, stand };
