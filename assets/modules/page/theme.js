/* Dark or light, the drawer of filters, the months of the calendars. */
const THEME_KEY = "tours-dark";
const noUpdate = () => window.dash_clientside.no_update;

function preferDark() {
  const kept = localStorage.getItem(THEME_KEY);
  return kept === null ? matchMedia("(prefers-color-scheme: dark)").matches : kept === "true";
}

function applyDark(isDark) {
  if (isDark !== matchMedia("(prefers-color-scheme: dark)").matches) localStorage.setItem(THEME_KEY, String(!!isDark));
  else localStorage.removeItem(THEME_KEY);
  document.body.dataset.agThemeMode = isDark ? "dark" : "light";
  return isDark ? "dark" : "light";
}

/* The months the calendars of From and To open on: those of the dates chosen. */
function calendarMonths(query) {
  const keys = new URLSearchParams(query || "");
  const [since, until] = [keys.get("from"), keys.get("to")];
  return since || until ? [since || until, until || since] : [noUpdate(), noUpdate()];
}

function toggleFilters(from) {
  const isOpening = from.startsWith("header-filters");
  if (isOpening) setTimeout(() => document.querySelector("#filters-panel input")?.focus({ preventScroll: true }), 250);
  return isOpening ? "filters is-open" : "filters";
}

export { applyDark, calendarMonths, preferDark, toggleFilters };
