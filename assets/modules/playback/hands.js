/* The hands on the playback: its buttons, its speed, and the keys on the map and on its bar. */
import * as playback from "./playback.js";

const element = (id) => document.getElementById(id);

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button) return;
  if (button.id === "playback-toggle") playback.toggle();
  else if (button.id === "playback-next") playback.step(1);
  else if (button.id === "playback-previous") playback.step(-1);
  else if (button.id === "playback-end") {
    playback.close();
    element("playback-toggle").focus({ focusVisible: false });
  } else if (button.dataset.do === "play") {
    playback.close();
    playback.start();
    if (matchMedia("(max-width: 860px)").matches) element("map-frame").scrollIntoView({ block: "start" });
  } else if (button.id === "playback-loop") playback.loop();
});
document.addEventListener("change", (event) => event.target.id === "playback-speed" && playback.respeed());

/* On the map and on the playback's bar: arrows step from stop to stop, space plays. */
document.addEventListener("keydown", (event) => {
  const at = event.target;
  if (!at.closest || !at.closest("#map-frame, #playback-bar") || event.ctrlKey || event.metaKey || event.altKey) return;
  const isWidget = at.closest("select, input, [role=slider]");
  if (event.key === "ArrowRight" && !isWidget) playback.step(1);
  else if (event.key === "ArrowLeft" && !isWidget) playback.step(-1);
  else if (event.key === " " && at.id === "map-frame") playback.toggle();
  else if (event.key === "Escape" && playback.isOn()) {
    playback.close();
    event.stopPropagation();
  } else return;
  event.preventDefault();
});
