/* When what moves: a selection's legs and stays on a clock of days, and that clock as seconds of a playback. */
import { countUntil } from "../search.js";

const MORNING = 0.25; // of a day: tables know days, not hours, so that whoever arrives does so in the morning
const EVENING = 0.75; // ... and whoever leaves does so in the evening
const TRAVELLING = 1.5; // times the stay between them, which a move takes when a day holds several
const QUIET = 7; // days without a stop beyond which a stretch is shortened
const SHORTENED = 1.5; // days such a stretch then takes

const ends = (stops, i) => (stops.left[i] === null ? stops.arrived[i] : stops.left[i]);

/* The stops of a record within [since, until] (null: open), or those of one tour, and the legs that touch them. */
function chosen(record, since, until, tour = null) {
  const { stops, legs } = record;
  const isIn = stops.arrived.map((arrived, i) =>
    tour === null
      ? (since === null || ends(stops, i) >= since) && (until === null || arrived <= until)
      : record.tours[stops.tour[i]] === tour,
  );
  const isTouched = (stop) => stop >= 0 && isIn[stop];
  return {
    stops: isIn.flatMap((yes, i) => (yes ? [i] : [])),
    legs: legs.from.flatMap((_, j) => (isTouched(legs.leaves[j]) || isTouched(legs.reaches[j]) ? [j] : [])),
  };
}

/* From and to of every leg, in days: within the day where it begins and ends on one, else from an evening to a morning. */
function moves(record, chosenLegs) {
  const { legs } = record;
  const sameDay = new Map();
  const timed = chosenLegs.map((leg) => {
    const [departs, arrives] = [legs.departs[leg], legs.arrives[leg]];
    if (departs === null) return { leg, t0: arrives + MORNING - 0.5, t1: arrives + MORNING };
    if (arrives === null) return { leg, t0: departs + EVENING, t1: departs + EVENING + 0.5 };
    if (arrives > departs) return { leg, t0: departs + EVENING, t1: arrives + MORNING };
    const move = { leg, t0: arrives, t1: arrives };
    const key = `${legs.official[leg]} ${arrives}`;
    sameDay.set(key, [...(sameDay.get(key) || []), move]);
    return move;
  });
  for (const together of sameDay.values()) {
    const staying = (EVENING - MORNING) / (together.length * (TRAVELLING + 1) + 1); // before, between and after the moves
    together.forEach((move, i) => {
      move.t0 += MORNING + staying + i * (TRAVELLING + 1) * staying;
      move.t1 = move.t0 + TRAVELLING * staying;
    });
  }
  return timed.sort((a, b) => a.t1 - b.t1 || a.t0 - b.t0);
}

/* From and to of every stay, in days, sorted by arrival. */
function stays(record, chosenStops, timed) {
  const { stops, legs } = record;
  const arrival = new Map();
  const departure = new Map();
  for (const { leg, t0, t1 } of timed) {
    if (legs.reaches[leg] >= 0) arrival.set(legs.reaches[leg], t1);
    if (legs.leaves[leg] >= 0) departure.set(legs.leaves[leg], t0);
  }
  return chosenStops
    .map((stop) => {
      const t0 = arrival.get(stop) ?? stops.arrived[stop] + MORNING;
      return { stop, t0, t1: Math.max(t0, departure.get(stop) ?? ends(stops, stop) + EVENING) };
    })
    .sort((a, b) => a.t0 - b.t0);
}

/* The clock cut into pieces in which days pass evenly: [from, to, days it takes]; long quiet ones are shortened. */
function pieces(spans) {
  const sorted = [...spans].sort((a, b) => a.t0 - b.t0);
  const found = [];
  for (const { t0, t1 } of sorted) {
    const last = found.at(-1);
    if (last && t0 <= last.t1) last.t1 = Math.max(last.t1, t1);
    else {
      if (last) {
        const quiet = t0 - last.t1;
        found.push({ t0: last.t1, t1: t0, isShortened: quiet > QUIET });
      }
      found.push({ t0, t1, isShortened: false });
    }
  }
  let weight = 0;
  for (const piece of found) {
    piece.before = weight;
    piece.weight = piece.isShortened ? SHORTENED : piece.t1 - piece.t0;
    weight += piece.weight;
  }
  return { pieces: found, weight };
}

/* The last piece that begins at or before a value of `key`, or the first. */
const pieceAt = (all, key, value) => all[Math.max(countUntil(all, (piece) => piece[key], value) - 1, 0)];

/* The score of a selection; `seconds` is how long the whole of it plays. */
function compose(record, selection, secondsFor) {
  const timed = moves(record, selection.legs);
  const staying = stays(record, selection.stops, timed);
  const { pieces: all, weight } = pieces([...timed, ...staying]);
  if (!all.length) return null;
  const seconds = Math.max(secondsFor(weight), 0.5);
  const rate = weight ? seconds / weight : 0;
  const toSeconds = (day) => {
    const piece = pieceAt(all, "t0", day);
    const share = piece.t1 > piece.t0 ? Math.min(Math.max((day - piece.t0) / (piece.t1 - piece.t0), 0), 1) : 0;
    return (piece.before + share * piece.weight) * rate;
  };
  const toDay = (at) => {
    const piece = pieceAt(all, "before", at / rate);
    const share = piece.weight ? Math.min(Math.max((at / rate - piece.before) / piece.weight, 0), 1) : 0;
    return piece.t0 + share * (piece.t1 - piece.t0);
  };
  const shortenedAt = (at) => {
    const piece = pieceAt(all, "before", at / rate);
    return piece.isShortened ? Math.round(piece.t1 - piece.t0) : 0;
  };
  const onClock = (items) => items.map((item) => ({ ...item, s0: toSeconds(item.t0), s1: toSeconds(item.t1) }));
  return { legs: onClock(timed), stays: onClock(staying), seconds, toSeconds, toDay, shortenedAt, start: all[0].t0, end: all.at(-1).t1 };
}

export { chosen, compose };
