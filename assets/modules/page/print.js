/* What the page adds when it is printed: the whole map at the width of the paper, the stops in their order, and the link. */
import * as calendar from "../calendar.js";
import * as layer from "../map/layer.js";
import * as stage from "../map/stage.js";
import * as moment from "../playback/moment.js";
import * as scoring from "../playback/score.js";
import * as time from "../state.js";

const FINE = 3; // pixels of the printed map's tours per pixel of the page's
const MOST = 200; // stops told; more are counted
const frame = () => document.getElementById("map-frame");
const sheets = () => [...document.querySelectorAll("#map-graph .main-svg")];
const element = (tag, words = "") => Object.assign(document.createElement(tag), { textContent: words });

/* The map as its frame shows it, in units of its own, so that it may take any width. */
function spread() {
  const [box, graph] = [frame(), document.getElementById("map-graph")];
  if (!box || !graph) return;
  const [width, height] = [box.clientWidth, box.clientHeight];
  box.style.setProperty("--shape", `${width} / ${height}`);
  const { left, top } = layer.frame();
  const canvas = Object.assign(element("canvas"), { className: "printed-map", width: width * FINE, height: height * FINE });
  const ctx = canvas.getContext("2d");
  ctx.setTransform(FINE, 0, 0, FINE, -left * FINE, -top * FINE);
  stage.drawOnto(ctx);
  box.append(canvas);
  for (const sheet of sheets()) {
    sheet.setAttribute("viewBox", [(graph.clientWidth - width) / 2, (graph.clientHeight - height) / 2, width, height].join(" "));
  }
}

function fold() {
  for (const canvas of document.querySelectorAll(".printed-map")) canvas.remove();
  for (const sheet of sheets()) sheet.removeAttribute("viewBox");
}

/* The stops of the selection in the order of time, each with its number on the map. */
function told() {
  const { record, since, until } = time.state;
  if (!record) return [];
  const chosen = scoring.chosen(record, since, until);
  const numbers = moment.counted(record, chosen);
  const { stops, places, officials, events, countries } = record;
  const order = [...chosen.stops].sort((a, b) => stops.arrived[a] - stops.arrived[b] || a - b);
  const isOne = new Set(order.map((stop) => stops.official[stop])).size === 1;
  const lines = order.slice(0, MOST).map((stop) => {
    const at = stops.place[stop];
    const who = isOne ? "" : `${officials[stops.official[stop]].name} `;
    const where = `${places.name[at]}, ${countries[places.country[at]]}`;
    const sure = stops.sure[stop] ? ` (${stops.sure[stop]})` : "";
    return `${who}${numbers.get(stop)}. ${where}: ${calendar.period(stops.arrived[stop], stops.left[stop])}; ${events[stops.event[stop]]}${sure}`;
  });
  return order.length > MOST ? [...lines, `and ${order.length - MOST} more`] : lines;
}

function prepare() {
  const place = document.getElementById("print-added");
  if (!place) return;
  spread();
  const list = element("ol");
  if (!time.state.tour) for (const line of told()) list.append(element("li", line));
  const link = element("p", `${location.origin}/?${time.state.query || location.search.slice(1)}`);
  link.className = "print-link";
  nameAll();
  place.replaceChildren(...(list.childElementCount ? [element("h3", "Stops"), list] : []), link);
}

/* Paper has room for every source, of which the page names the first. */
let short = null;
function nameAll() {
  const line = document.getElementById("map-sources");
  if (!line || !line.firstChild || !line.dataset.whole) return;
  short = [line.firstChild, line.firstChild.nodeValue];
  line.firstChild.nodeValue = line.dataset.whole;
}

function clear() {
  fold();
  if (short) [short[0].nodeValue, short] = [short[1], null];
  document.getElementById("print-added")?.replaceChildren();
}

addEventListener("beforeprint", prepare);
addEventListener("afterprint", clear);
export { clear, prepare };
