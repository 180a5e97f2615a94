/* The panel's hands: a stop pointed at in the panel shows on the map, one pointed at on the map shows in the panel; copying. */
import * as layer from "../map/layer.js";
import * as time from "../state.js";

const items = (place) => document.querySelectorAll(`#panel-body [data-place="${CSS.escape(place)}"]`);

/* A ring round a place of the map, or none. */
function ring(place) {
  const box = layer.box();
  if (!box) return;
  let mark = box.querySelector(".pointer-ring");
  if (!mark) {
    mark = document.createElement("div");
    mark.className = "pointer-ring";
    mark.setAttribute("aria-hidden", "true");
    box.append(mark);
  }
  const view = place && layer.camera();
  const at = view?.point([Number(place.dataset.longitude), Number(place.dataset.latitude)]);
  mark.hidden = !at;
  if (at) mark.style.transform = `translate(${at[0]}px, ${at[1]}px)`;
}

function point(event) {
  const item = event.target.closest?.("#panel-body [data-place]");
  ring(item);
}
document.addEventListener("pointerover", point);
document.addEventListener("focusin", point);

/* A mark under the pointer is found in the panel. */
function highlight(place) {
  for (const item of document.querySelectorAll("#panel-body .is-pointed")) item.classList.remove("is-pointed");
  if (!place) return;
  items(place).forEach((item, i) => {
    item.classList.add("is-pointed");
    if (i === 0 && document.querySelector("#panel-aside:not([hidden])")) item.scrollIntoView({ block: "nearest" });
  });
}

/* Copy a text, and say so; where the page may not use the clipboard, by a selection. */
async function copy(text, said) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = Object.assign(document.createElement("textarea"), { value: text });
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  time.say(said);
}

function confirm(button) {
  const before = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => {
    button.textContent = before;
  }, 1500);
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button");
  if (!button) return;
  if (button.dataset.do === "copy") copy(window.location.href, "Link copied").then(() => confirm(button));
  else if (button.id === "panel-copy-text")
    copy(document.getElementById("panel-twin").textContent, "Itinerary copied").then(() => confirm(button));
  else if (button.dataset.copy !== undefined)
    copy(button.closest(".copied").querySelector("pre").textContent, "Copied").then(() => confirm(button));
  else if (button.dataset.do === "save") document.getElementById("header-save").click();
});

/* A screen reader follows the selection: its title and counts, once they stand. */
let later = 0;
let title = null;
time.when(() => {
  title = title || document.getElementById("map-title");
  if (!title || title.isFollowed) return;
  title.isFollowed = true;
  new MutationObserver(() => {
    clearTimeout(later);
    later = setTimeout(() => time.say(`${title.textContent}. ${document.getElementById("map-subtitle").textContent}`), 500);
  }).observe(title, { childList: true, characterData: true, subtree: true });
});

export { highlight };
