/* Words still on their way into the selection when a link is followed go with it: what the reader clicked last counts. */

const SEARCH = "filters-search";

/* Writes into a field as a reader does, so that whoever watches it knows. */
function write(field, text) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

document.addEventListener(
  "click",
  ({ target }) => {
    const link = target.closest?.('a[href^="/?"]');
    const field = document.getElementById(SEARCH);
    if (!link || !field) return;
    const words = new URL(link.href).searchParams.get("q") ?? "";
    if (field.value !== words) write(field, words);
  },
  true,
);
