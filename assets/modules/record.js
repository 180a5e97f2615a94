/* The whole record in time, one file a release, and what a selection without its dates leaves of it (components/drawing/time_columns.py). */
import { given } from "./page/network.js";
import { style } from "./style.js";

let whole = null; // the file, once it is there
let asking = null;

/* Resolves with the whole record, null where it did not come; the browser keeps the file. */
function fetched() {
  asking ||= given(`${style.addresses.record}?release=${document.documentElement.dataset.release}`).then((text) => {
    if (text === null) asking = null;
    else {
      whole = JSON.parse(text);
      whole.arrivals = whole.stops.arrived.toSorted((one, other) => one - other);
    }
    return whole;
  });
  return asking;
}

/* Whether a row is one of a set that comes as bits. */
function bits(text) {
  const bytes = atob(text);
  return (row) => (bytes.charCodeAt(row >> 3) >> (7 - (row & 7))) & 1;
}

const rowsOf = (frame, isKept) => frame.official.map((_, row) => row).filter(isKept);
const taken = (frame, rows) => Object.fromEntries(Object.entries(frame).map(([name, values]) => [name, rows.map((row) => values[row])]));
const placesIn = (rows) => new Map(rows.map((row, i) => [row, i]));

/* 1, 2, ... among the stops of each official. */
function numbers(officials) {
  const counted = new Map();
  return officials.map((official) => counted.set(official, (counted.get(official) || 0) + 1).get(official));
}

/* The record of a selection: stops and legs of the whole, told anew which officials and stops they are of; and the spans of those
   asked for. */
function left({ stops, legs, asked }) {
  const [kept, moved] = [rowsOf(whole.stops, bits(stops)), rowsOf(whole.legs, bits(legs))];
  const officials = [...new Set(kept.map((row) => whole.stops.official[row]))];
  const [officialAt, stopAt] = [placesIn(officials), placesIn(kept)];
  const [ownStops, ownLegs] = [taken(whole.stops, kept), taken(whole.legs, moved)];
  for (const frame of [ownStops, ownLegs]) frame.official = frame.official.map((official) => officialAt.get(official));
  ownStops.number = numbers(ownStops.official);
  for (const end of ["leaves", "reaches"]) ownLegs[end] = ownLegs[end].map((stop) => stopAt.get(stop) ?? -1);
  const isAsked = new Set(asked);
  const spans = Object.fromEntries(
    Object.entries(whole.spans).map(([name, rows]) => [name, rows.filter((row) => isAsked.has(row.at(-1)))]),
  );
  return { ...whole, officials: officials.map((official) => whole.officials[official]), stops: ownStops, legs: ownLegs, spans };
}

const known = () => whole;

export { fetched, known, left };
