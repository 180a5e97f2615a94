/* Map and tables share the page: a splitter between them, and buttons that give it to one alone. Both are kept per reader. */
const KEPT = "tours-split"; // {view, tables}: tables in pixels
const [LEAST_TABLES, LEAST_MAP, STEP] = [120, 180, 24]; // pixels
const main = () => document.getElementById("page-main");
const splitter = () => document.getElementById("page-splitter");

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) || {};
  } catch {
    return {};
  }
}
const keep = (changes) => localStorage.setItem(KEPT, JSON.stringify({ ...kept(), ...changes }));

/* The height of the tables now, and the most they may have: the map, its head and the timeline keep their room. */
const heightNow = () => document.getElementById("tabs-tabs").offsetHeight;
function most() {
  const frame = document.getElementById("map-frame");
  return heightNow() + Math.max(0, frame.offsetHeight - LEAST_MAP);
}

function setHeight(pixels) {
  const height = Math.round(Math.min(Math.max(pixels, LEAST_TABLES), Math.max(most(), LEAST_TABLES)));
  main().style.setProperty("--tables", `${height}px`);
  splitter().setAttribute("aria-valuenow", height);
  keep({ tables: height });
}

function setView(view) {
  main().dataset.view = view;
  for (const button of document.querySelectorAll("#page-views button")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  }
  keep({ view });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("#page-views button");
  if (button) setView(button.dataset.view);
});

document.addEventListener("pointerdown", (event) => {
  const bar = event.target.closest?.("#page-splitter");
  if (!bar) return;
  event.preventDefault();
  bar.setPointerCapture(event.pointerId);
  const [from, height] = [event.clientY, heightNow()];
  const move = ({ clientY }) => setHeight(height + from - clientY);
  const end = () => {
    bar.removeEventListener("pointermove", move);
    bar.removeEventListener("pointerup", end);
    bar.removeEventListener("pointercancel", end);
  };
  bar.addEventListener("pointermove", move);
  bar.addEventListener("pointerup", end);
  bar.addEventListener("pointercancel", end);
});

document.addEventListener("keydown", (event) => {
  if (event.target.id !== "page-splitter" || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  event.preventDefault();
  setHeight(heightNow() + (event.key === "ArrowUp" ? STEP : -STEP));
});

/* What was kept, once the live page stands: the map is drawn before it may be hidden. */
function restore() {
  if (!main() || !splitter() || document.querySelector(".first")) return setTimeout(restore, 50);
  const { view = "both", tables } = kept();
  if (tables) main().style.setProperty("--tables", `${tables}px`);
  splitter().setAttribute("aria-valuenow", tables || heightNow());
  return setView(view);
}
restore();
