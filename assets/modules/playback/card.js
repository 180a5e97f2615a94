/* The card over the map while time runs: the date in the corner, who is where, the overlay's day. */
import * as calendar from "../calendar.js";
import * as time from "../state.js";
import { look as lookNow } from "../style.js";
import * as moment from "./moment.js";

const MOST_LINES = 4; // officials told on the card
const OFTEN = 2500; // milliseconds between two stops said to a screen reader while time runs
let saidStop = null;
let saidAt = 0;
const element = (id) => document.getElementById(id);

/* The next stop is said, whichever was said last. */
function forget() {
  saidStop = null;
}

/* The date in the corner, the stop at hand, and what is left out. */
function clock(play, second, words, isQuiet) {
  const card = element("playback-card");
  const day = play.score.toDay(second);
  const shortened = moment.shortened(play, second);
  const told = moment.told(play, second);
  const staying = told.filter(({ stop }) => stop !== undefined);
  const stopNow = staying.sort((a, b) => play.record.stops.arrived[b.stop] - play.record.stops.arrived[a.stop])[0];
  const lines = told.slice(0, MOST_LINES).map(({ name, text, place, when, event, official }) => {
    const colour = lookNow().palette[play.colours.get(official).colour];
    return { colour, head: text ? `${name}: ${text}` : `${name} in ${place}`, small: text ? "" : `${when} · ${event}` };
  });
  const state = JSON.stringify([Math.floor(day), shortened, lines, words]);
  if (card.dataset.state === state) return;
  card.dataset.state = state;
  card.querySelector(".date").textContent = calendar.say(day);
  card.querySelector(".shortened").textContent = shortened;
  card.querySelector(".as-of").textContent = words || "";
  const list = card.querySelector("ul");
  list.replaceChildren(
    ...lines.map(({ colour, head, small }) => {
      const item = document.createElement("li");
      item.style.borderColor = colour;
      item.append(
        Object.assign(document.createElement("strong"), { textContent: head }),
        Object.assign(document.createElement("span"), { textContent: small }),
      );
      return item;
    }),
  );
  if (stopNow && stopNow.stop !== saidStop && (isQuiet || performance.now() - saidAt > OFTEN)) {
    saidStop = stopNow.stop;
    saidAt = performance.now();
    time.say(`${stopNow.name} in ${stopNow.place}, ${stopNow.when}, ${stopNow.event}`);
  }
}

export { clock, forget };
