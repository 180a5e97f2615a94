/* What the page says when the server cannot be reached, and what Escape closes. */
const isOpen = (selector) => [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length);

/* A server that cannot be reached is said; the page keeps what it shows. */
const ask = window.fetch.bind(window);
window.fetch = async (...words) => {
  const isCallback = String(words[0]?.url || words[0]).includes("_dash-update-component");
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
