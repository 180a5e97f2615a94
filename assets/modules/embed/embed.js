/* Draws the map of an embedded view; nothing else of the page is loaded. */
(() => {
  const figure = JSON.parse(document.querySelector("script.figure").textContent);
  const box = document.querySelector(".map");
  const frame = box.parentElement;
  const config = { topojsonURL: "/assets/topojson/", displayModeBar: false, scrollZoom: false, responsive: true };
  const share = Math.min(frame.clientWidth / box.clientWidth, frame.clientHeight / box.clientHeight, 1);
  figure.layout.geo.projection.scale *= share;
  const names = box.clientWidth < 700 ? "names-narrow" : "names-wide";
  for (const trace of figure.data) if (String(trace.meta).startsWith("names-")) trace.visible = trace.meta === names;
  window.Plotly.newPlot(box, figure.data, { ...figure.layout, autosize: true }, config);
})();
