/* What the page knows of time: the whole record, that of the selection without its dates, and the period chosen. */
import * as calendar from "./calendar.js";
import * as record from "./record.js";
import { style } from "./style.js";

const FORGOTTEN = 5000; // milliseconds after which a period that the server has not taken is no longer awaited
const listeners = [];
const state = {
  whole: null,
  record: null,
  recordKey: null,
  query: "",
  since: null,
  until: null,
  tour: null,
  hasOverlay: false,
  changes: null,
  tourRecord: null,
};
const noUpdate = () => window.dash_clientside.no_update;

/* An address of some of its keys alone. */
function only(query, kept) {
  const keys = new URLSearchParams(query || "");
  for (const key of [...keys.keys()]) if (!kept.includes(key)) keys.delete(key);
  return keys.toString();
}

/* The part of an address that the record hangs on: all that restricts it but the dates. */
const keyOf = (query) =>
  only(
    query,
    style.restricting.filter((key) => key !== "from" && key !== "to"),
  ) || "official=all";

/* The same of the tour in the panel, which the selection numbers; null where none is. */
const tourKeyOf = (query) => (new URLSearchParams(query || "").get("tour") ? only(query, [...style.restricting, "tour"]) : null);

/* Called by Dash when the selection changes: asks for another record only where officials or other filters changed. */
function askRecord(query, asked) {
  const key = keyOf(query);
  return key === asked ? noUpdate() : key;
}

/* The same for the tour in the panel, told whole whatever the filters. */
function askTour(query, asked) {
  const key = tourKeyOf(query);
  return key === (asked || null) ? noUpdate() : key;
}

/* The same for the days on which the overlay changes; null where none is shown. */
function askChanges(query, asked) {
  if (!new URLSearchParams(query || "").get("overlay")) return asked ? null : noUpdate();
  const key = only(query, [...style.restricting, "overlay", "asof"]);
  return key === asked ? noUpdate() : key;
}

/* Called by Dash with the selection and what the server gave: of the record, which rows are left. */
let last = null; // what was given last
let isAsked = false; // the whole record is on its way
function know(query, given, givenTour, changes) {
  last = [query, given, givenTour, changes];
  if (!record.known() && !isAsked) {
    isAsked = true;
    record.fetched().then((whole) => {
      isAsked = false;
      if (whole) know(...last);
    });
  }
  const before = { ...state };
  const keys = new URLSearchParams(query || "");
  const isOfTour = givenTour && givenTour.key === tourKeyOf(query);
  Object.assign(state, {
    whole: record.known(),
    query: query || "",
    since: calendar.number(keys.get("from")),
    until: calendar.number(keys.get("to")),
    tour: keys.get("tour"),
    hasOverlay: !!keys.get("overlay"),
    tourRecord: isOfTour ? givenTour.record : null,
    tourWords: isOfTour ? givenTour.words : null,
    hasSecond: !!keys.get("overlay2"),
    changes: keys.get("overlay") ? changes : null,
  });
  if (given && given.key === keyOf(query)) learn(given);
  else if (given && state.recordKey !== keyOf(query)) state.record = null;
  if (awaited && awaited.since === state.since && awaited.until === state.until) awaited = null;
  for (const listener of listeners) listener(state, before);
  return noUpdate();
}

/* The rows of a selection's record are known; its record is, once the whole is there. */
function learn(given) {
  if (!record.known() || (state.record && state.recordKey === given.key)) return;
  Object.assign(state, { record: record.left(given), recordKey: given.key });
}

/* A period the reader chose on the timeline, or by stepping; null clears it. Until the server has it, it is awaited. */
let awaited = null;
let forgetting = 0;
function choose(since, until) {
  awaited = { since, until };
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    awaited = null;
  }, FORGOTTEN);
  const iso = (day) => (day === null ? "" : calendar.iso(day));
  window.dash_clientside.set_props("timeline-brushed", { data: { since: iso(since), until: iso(until), at: Date.now() } });
}

const pending = () => awaited;

/* Call whenever the selection, its record or the tour's have come. */
const when = (listener) => listeners.push(listener);

/* Said to a screen reader. */
let lastSaid = "";
function say(text) {
  const region = document.getElementById("timeline-said");
  if (!region || text === lastSaid) return;
  lastSaid = text;
  region.textContent = text;
}

export { askChanges, askRecord, askTour, choose, know, pending, say, state, when };
