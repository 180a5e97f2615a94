/* Mantine's menus put what a screen reader must know on a box round their button: it belongs on the button. */
const NAMES = ["aria-expanded", "aria-haspopup", "aria-controls"];
function move(box) {
  const button = box.querySelector("button");
  if (!button || box.tagName === "BUTTON") return;
  for (const name of NAMES) {
    if (!box.hasAttribute(name)) continue;
    button.setAttribute(name, box.getAttribute(name));
    box.removeAttribute(name);
  }
}
const all = () => document.querySelectorAll('div[id$="-target"]').forEach(move);
new MutationObserver(all).observe(document.documentElement, { subtree: true, childList: true, attributeFilter: NAMES });
