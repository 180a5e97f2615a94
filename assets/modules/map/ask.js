/* The scene of a selection, and what a pointer is told of it, from the server; each is asked for once, and the last one asked for counts. */
import { given } from "../page/network.js";
import { style } from "../style.js";
import { read } from "./scene.js";

const { release } = document.documentElement.dataset;
let shown = null; // the question that is asked or answered
let asking = null; // what gives it up

/* The part of a query that changes the map, as the server has it (components/addresses/scenes.py, map_query). */
const mapQuery = (query) =>
  query
    .split("&")
    .filter(
      (pair) =>
        !["tab", "tables", "pair", "second", "within"].includes(pair.split("=")[0]) &&
        (!pair.startsWith("panel=") || pair.startsWith("panel=place:")),
    )
    .join("&") || "official=all";

/* The scene of a query in a look: null where it is asked for already, where it failed, or where another is asked for since. */
async function sceneOf(query, look) {
  const key = `${mapQuery(query)}|${look}`;
  if (key === shown) return null;
  shown = key;
  asking?.abort();
  asking = new AbortController();
  const text = await given(`${style.addresses.scene}?${mapQuery(query)}&look=${look}&release=${release}`, asking.signal);
  if (shown !== key) return null;
  if (text === null) shown = null;
  return text && named(read(text), mapQuery(query));
}

/* The scene that came with the page, where nothing was asked for yet. */
function firstScene() {
  const element = document.querySelector("script.first-scene");
  if (!element || shown) return null;
  shown = `${element.dataset.query}|light`;
  return named(read(element.textContent), element.dataset.query);
}

const named = (scene, query) => Object.assign(scene, { query });

/* What a pointer is told of a scene is added to it; resolves once it is there. */
async function cards(scene) {
  const text = await given(`${style.addresses.cards}?${scene.query}&release=${release}`);
  for (const [name, told] of Object.entries(text ? JSON.parse(text) : {})) {
    scene.rows[name].forEach((row, i) => {
      row.card = told[i];
    });
  }
  scene.isTold = text !== null;
}

export { cards, firstScene, sceneOf };
