/* What plotly must not take for a click, and whose fingers move what. */
/* A drag ends with a click in plotly: let only a press that stayed in place count as one. */
let pressed = null;
document.addEventListener(
  "mousedown",
  (event) => {
    pressed = [event.clientX, event.clientY];
  },
  true,
);
document.addEventListener(
  "click",
  (event) => {
    if (!pressed || !event.target.closest || !event.target.closest(".js-plotly-plot")) return;
    if (Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 4) event.stopImmediatePropagation();
  },
  true,
);

/* One finger scrolls the page past the map; two move the map. Its zoom must hear of both fingers when the second comes. */
for (const type of ["touchstart", "touchmove"]) {
  document.addEventListener(
    type,
    (event) => {
      if (!event.isTrusted || !event.target.closest || !event.target.closest("#map-graph")) return;
      if (event.touches.length === 1) event.stopPropagation();
      else if (type === "touchstart" && event.touches.length === 2) {
        event.stopPropagation();
        const { touches } = event;
        const both = { touches: [...touches], targetTouches: [...touches], changedTouches: [...touches], bubbles: true, cancelable: true };
        event.target.dispatchEvent(new TouchEvent("touchstart", both));
      }
    },
    { capture: true, passive: true },
  );
}
