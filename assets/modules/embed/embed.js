/* Draws the map of an embedded view; nothing else of the page is loaded. */
import { mark } from "../map/hatch.js";
import { fitNames, shownShare } from "../map/share.js";
import { style } from "../style.js";

const figure = JSON.parse(document.querySelector("script.figure").textContent);
const box = document.querySelector(".map");
const config = { topojsonURL: style.baseMaps, displayModeBar: false, scrollZoom: false, responsive: true };
figure.layout.geo.projection.scale *= shownShare(box);
window.Plotly.newPlot(box, fitNames(figure, box.clientWidth), { ...figure.layout, autosize: true }, config).then((gd) => {
  mark(gd);
  gd.on("plotly_afterplot", () => mark(gd));
});
