/* What happens in the browser without asking the server: dark mode, drawer, camera, zoom, keys and touch. */
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.tours = (() => {
  const THEME_KEY = "tours-dark";
  const NARROW = 600; // pixels of map below which the names placed for narrow screens are shown
  const noUpdate = () => window.dash_clientside.no_update;
  const triggered = () => (window.dash_clientside.callback_context.triggered[0] || {}).prop_id || "";
  const graph = () => document.querySelector("#map-graph .js-plotly-plot");

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

  function toggleFilters() {
    const isOpening = triggered().startsWith("header-filters");
    if (isOpening) setTimeout(() => document.querySelector("#filters-panel input")?.focus({ preventScroll: true }), 250);
    return isOpening ? "filters is-open" : "filters";
  }

  /* The names that fit the map's width. */
  function fitNames(figure, width) {
    const shown = width < NARROW ? "names-narrow" : "names-wide";
    return figure.data.map((trace) => (trace.meta && String(trace.meta).startsWith("names-") ? { ...trace, visible: trace.meta === shown } : trace));
  }

  /* The graph covers its frame (style.css): how much of it the frame shows. */
  function shownShare(box) {
    const frame = box && box.parentElement;
    return frame && box.clientWidth ? Math.min(frame.clientWidth / box.clientWidth, frame.clientHeight / box.clientHeight, 1) : 1;
  }

  function fitted(geo, box) {
    const projection = { ...geo.projection, scale: geo.projection.scale * shownShare(box) };
    return { ...geo, projection };
  }

  /* A new figure gets the camera the reader had when last looking at the same thing (layout.meta), else its own. */
  const cameras = new Map();
  function keepCamera(figure, shown) {
    if (!figure) return noUpdate();
    return withBase(figure.layout.geo.resolution, () => withCamera(figure, shown));
  }

  /* A second figure before the first one's base map is there is an error in plotly: none is handed over before. */
  const asked = {};
  function withBase(resolution, then) {
    const name = `world_${resolution}m`;
    window.PlotlyGeoAssets = window.PlotlyGeoAssets || { topojson: {} };
    const { topojson } = window.PlotlyGeoAssets;
    if (topojson[name]) return then();
    const read = async () => {
      const answer = await ask(`${window.tours.topojson}${name}.json`);
      if (answer.ok) topojson[name] = await answer.json();
    };
    asked[name] = asked[name] || read().catch(() => delete asked[name]); // plotly asks again, and says what failed
    return asked[name].then(then);
  }

  function withCamera(figure, shown) {
    const box = document.getElementById("map-graph");
    const data = fitNames(figure, box ? box.parentElement.clientWidth : 1000);
    const layout = { ...figure.layout, geo: fitted(figure.layout.geo, box) };
    const standing = shown && shown.layout && shown.layout.geo;
    if (standing) cameras.set(shown.layout.meta, standing);
    const camera = cameras.get(layout.meta);
    const isUntouched = camera && camera === standing && fit && isClose(camera.projection.scale, fit.scale);
    if (!isUntouched) fit = camera ? null : { geo: figure.layout.geo, scale: layout.geo.projection.scale };
    watchFrame(box);
    watchPaint();
    for (const key of ["projection", "center"]) if (camera && camera[key]) layout.geo[key] = camera[key];
    document.querySelectorAll("#map-graph .hoverlayer > *").forEach((card) => card.remove());
    return { data, layout };
  }

  /* What the page draws over the map itself gives way to the figure, or is drawn anew over it. */
  function watchPaint() {
    window.tours.preview.expect();
    listen();
  }

  function listen() {
    const gd = graph();
    if (!gd || !gd.on) return void setTimeout(listen, 50); // the first figure may come before plotly does
    if (gd.isWatched) return;
    gd.isWatched = true;
    refit(); // the frame may have got its size before there was a map in it
    window.tours.panel.watch(gd);
    gd.on("plotly_afterplot", () => {
      refit();
      window.tours.preview.painted();
      window.tours.playback.repainted();
    });
  }

  /* When the frame changes its size (a legend comes, a panel opens), a camera nobody has moved is fitted anew. */
  const isClose = (one, other) => Math.abs(one / other - 1) < 0.001;
  let fit = null;
  let watched = null;
  function watchFrame(box) {
    if (watched || !box) return;
    watched = new ResizeObserver(refit);
    watched.observe(box.parentElement);
  }

  function refit() {
    const gd = graph();
    if (!gd || !gd._fullLayout || !gd._fullLayout.geo || !fit) return;
    const untouched = isClose(gd._fullLayout.geo.projection.scale, fit.scale);
    const scale = fit.geo.projection.scale * shownShare(document.getElementById("map-graph"));
    if (!untouched || Math.abs(scale / fit.scale - 1) < 0.01) return;
    fit.scale = scale;
    window.Plotly.relayout(gd, { "geo.projection.scale": scale });
  }

  function zoom(_in, _out, _fit, figure) {
    const gd = graph();
    const from = triggered();
    if (!gd || !figure) return noUpdate();
    if (from.startsWith("map-zoom-fit")) {
      const { projection, center } = fitted(figure.layout.geo, document.getElementById("map-graph"));
      const camera = { "geo.projection.scale": projection.scale, "geo.projection.rotation": { roll: 0, lat: 0, ...projection.rotation } };
      if (center) camera["geo.center"] = center;
      window.Plotly.relayout(gd, camera);
    } else {
      const { scale, minscale, maxscale } = gd._fullLayout.geo.projection;
      const next = scale * (from.startsWith("map-zoom-in") ? 1.5 : 1 / 1.5);
      window.Plotly.relayout(gd, { "geo.projection.scale": Math.min(Math.max(next, minscale), maxscale) });
    }
    return noUpdate();
  }

  const isOpen = (selector) => [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length);

  /* A server that cannot be reached is said; the page keeps what it shows. */
  const ask = window.fetch.bind(window);
  window.fetch = async (...words) => {
    const isCallback = String((words[0] && words[0].url) || words[0]).includes("_dash-update-component");
    try {
      return await ask(...words);
    } catch (error) {
      const banner = document.getElementById("page-error");
      if (isCallback && banner && error.name !== "AbortError") {
        banner.textContent = "The server cannot be reached. The page shows what it had; try again in a moment.";
      }
      throw error;
    }
  };

  /* Escape closes the panel or the drawer; seen before a dialog or a table takes it. */
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || isOpen("[role=dialog]:not(.ag-tooltip), [role=listbox], [role=menu]")) return;
      const drawer = document.querySelector(".filters.is-open");
      const panel = document.querySelector("#panel-aside:not([hidden])");
      if (drawer) document.getElementById("filters-close").click();
      else if (panel) document.getElementById("panel-close").click();
    },
    true,
  );

  /* A drag ends with a click in plotly: let only a press that stayed in place count as one. */
  let pressed = null;
  document.addEventListener("mousedown", (event) => (pressed = [event.clientX, event.clientY]), true);
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

  window.tours = window.tours || {};
  window.tours.shownShare = shownShare;
  window.tours.topojson = "/assets/topojson/";
  return { applyDark, calendarMonths, fitNames, keepCamera, preferDark, toggleFilters, zoom };
})();
