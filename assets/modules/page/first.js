/* The page as the server drew it stands until the live one can take its place: its map is painted and its title told, or something failed. */
import * as stage from "../map/stage.js";

const isLive = () =>
  (stage.found() && document.getElementById("map-title")?.textContent) || document.getElementById("page-error")?.textContent;

function wait() {
  const first = document.querySelector(".first");
  if (first && isLive()) first.remove();
  else if (first) requestAnimationFrame(wait);
}

wait();
