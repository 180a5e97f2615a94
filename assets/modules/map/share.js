/* How much of the map its frame shows, and which names fit it. */
const NARROW = 600; // pixels of map below which the names placed for narrow screens are shown

/* The names that fit the map's width. */
function fitNames(figure, width) {
  const shown = width < NARROW ? "names-narrow" : "names-wide";
  return figure.data.map((trace) =>
    trace.meta && String(trace.meta).startsWith("names-") ? { ...trace, visible: trace.meta === shown } : trace,
  );
}

/* The graph covers its frame (style/map.css): how much of it the frame shows. */
function shownShare(box) {
  const frame = box?.parentElement;
  return frame && box.clientWidth ? Math.min(frame.clientWidth / box.clientWidth, frame.clientHeight / box.clientHeight, 1) : 1;
}

export { fitNames, shownShare };
