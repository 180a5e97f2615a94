/* What the page says when the server cannot be reached, and what Escape closes. */
const UNREACHED = "The server cannot be reached. The page shows what it had; try again in a moment.";
const FAILED = "Something went wrong on the server and was logged there; the page still shows what it had. Try again, or reload.";
const isOpen = (selector) => [...document.querySelectorAll(selector)].some((element) => element.getClientRects().length);

function say(words) {
  const banner = document.getElementById("page-error");
  if (banner) banner.textContent = words;
}

/* A server that cannot be reached is said; the page keeps what it shows. */
const ask = window.fetch.bind(window);
window.fetch = async (...words) => {
  const isCallback = String(words[0]?.url || words[0]).includes("_dash-update-component");
  try {
    return await ask(...words);
  } catch (error) {
    if (isCallback && error.name !== "AbortError") say(UNREACHED);
    throw error;
  }
};

/* What an address of the page's own gives, as JSON text; what fails is said, and null. A question no longer asked (`signal`) is silent. */
async function given(address, signal) {
  try {
    const answer = await ask(address, { signal });
    if (answer.ok) return await answer.text();
    say(FAILED);
  } catch (error) {
    if (error.name !== "AbortError") say(UNREACHED);
  }
  return null;
}

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

export { given };
