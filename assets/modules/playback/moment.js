/* One moment of a playback as plain shapes, and two ways to draw them: into an SVG over the map, or onto a film's canvas. */
import * as calendar from "../calendar.js";
import * as painter from "../map/paint.js";
import { countUntil } from "../search.js";
import { style } from "../style.js";

const FADE = 0.7; // seconds in which a finished leg grows thin
const s0 = (item) => item.s0;
const s1 = (item) => item.s1;
const THIN = 0.55; // of a finished leg's width and opacity
const MOST_LABELS = 4; // officials named beside their marks at once

/* What a playback of a selection needs to be drawn: its score, colours, and how thick lines are. */
function prepare(record, selection, score, isTour) {
  const officials = painter.officialsOf(record, selection.stops);
  const colours = painter.colouring(record, officials);
  const lines = painter.merged(record, selection.legs, colours);
  const step = painter.stepOf(selection.legs.length, lines.length);
  const numbers = isTour ? new Map(selection.stops.map((stop) => [stop, record.stops.number[stop] ?? ""])) : counted(record, selection);
  return {
    record,
    score,
    officials,
    colours,
    numbers,
    width: [2.6, 2, 1.6][step],
    thin: [1.5, 1, 0.6][step],
    isFew: selection.stops.length <= style.fewStops,
    isNamed: officials.length <= style.many,
    legsOf: byOfficial(score.legs, ({ leg }) => record.legs.official[leg]),
    staysOf: byOfficial(score.stays, ({ stop }) => record.stops.official[stop]),
  };
}

const baseOf = ({ record }, official) => record.places.at[record.officials[official].base];

/* The number of each stop among its official's in the selection; those of a tour bear theirs. */
function counted(record, { stops }) {
  const counts = new Map();
  return new Map(
    [...stops]
      .sort((a, b) => a - b)
      .map((stop) => {
        const official = record.stops.official[stop];
        counts.set(official, (counts.get(official) || 0) + 1);
        return [stop, counts.get(official)];
      }),
  );
}

function byOfficial(items, officialOf) {
  const found = new Map();
  for (const item of items) {
    const official = officialOf(item);
    if (!found.has(official)) found.set(official, []);
    found.get(official).push(item);
  }
  return found;
}

/* Where each official is: under way on a leg, staying, or nowhere known (between tours). */
function whereabouts(play, second) {
  const found = [];
  for (const official of play.officials) {
    const legs = play.legsOf.get(official) || [];
    const last = legs[countUntil(legs, s0, second) - 1];
    if (last && second < last.s1) {
      found.push({ official, leg: last.leg, share: (second - last.s0) / Math.max(last.s1 - last.s0, 1e-9) });
      continue;
    }
    const stays = play.staysOf.get(official) || [];
    const stay = stays[countUntil(stays, s0, second) - 1];
    if (stay && second <= stay.s1 + 1e-6) found.push({ official, stop: stay.stop });
  }
  return found;
}

/* The moving part of a moment: growing and fading lines, and marks of the officials. */
function shapes(play, second, camera, look) {
  const { record, score, colours } = play;
  const lines = [];
  const marks = [];
  const colourOf = (official) => look.palette[colours.get(official).colour];
  for (let i = countUntil(score.legs, s1, second) - 1; i >= 0 && score.legs[i].s1 > second - FADE; i -= 1) {
    const { leg, s1 } = score.legs[i];
    const left = 1 - (second - s1) / FADE;
    lines.push({
      d: camera.line(record.places.at[record.legs.from[leg]], record.places.at[record.legs.to[leg]]),
      colour: colourOf(record.legs.official[leg]),
      width: play.thin + (play.width - play.thin) * left,
      opacity: THIN + (1 - THIN) * left,
      isDashed: play.isFew && !!record.legs.partial[leg],
    });
  }
  const present = whereabouts(play, second);
  for (const { official, leg, share, stop } of present) {
    let at = null;
    if (leg !== undefined) {
      const [from, to] = [record.places.at[record.legs.from[leg]], record.places.at[record.legs.to[leg]]];
      at = painter.along(from, to, share);
      lines.push({
        d: camera.line(from, at),
        colour: colourOf(official),
        width: play.width,
        opacity: 1,
        isDashed: play.isFew && !!record.legs.partial[leg],
      });
    } else at = record.places.at[record.stops.place[stop]];
    const pixel = camera.point(at);
    if (pixel)
      marks.push({
        at: pixel,
        colour: colourOf(official),
        isStaying: stop !== undefined,
        label: present.length <= MOST_LABELS ? record.officials[official].name : "",
      });
  }
  return { lines, marks, present };
}

/* How many legs have grown thin by a second: they stand, and need not be drawn again. */
const legsStanding = (play, second) => countUntil(play.score.legs, s1, second - FADE);

/* How many stops are reached by a second. */
const stopsReached = (play, second) => countUntil(play.score.stays, s0, second);

/* That days in which nothing happens are shortened, or nothing. */
function shortened(play, second) {
  const days = play.score.shortenedAt(second);
  const known = play.record.spans.unknown.length ? "known stop" : "stop";
  return days ? `Shortened: ${days.toLocaleString("en")} days without a ${known} of this selection` : "";
}

/* Who is where, in words: [name, what], the last known where all are between tours. */
function told(play, second) {
  const { record } = play;
  const place = (i) => `${record.places.name[i]}, ${record.countries[record.places.country[i]]}`;
  return whereabouts(play, second).map(({ official, leg, stop }) => {
    const { name } = record.officials[official];
    if (leg !== undefined)
      return {
        official,
        name,
        text: `${record.places.name[record.legs.from[leg]]} → ${record.places.name[record.legs.to[leg]]}`,
        isMoving: true,
      };
    const [arrived, left] = [record.stops.arrived[stop], record.stops.left[stop]];
    const sure = record.stops.sure[stop] ? ` (${record.stops.sure[stop]})` : "";
    return {
      official,
      name,
      place: place(record.stops.place[stop]),
      when: calendar.period(arrived, left),
      event: `${record.events[record.stops.event[stop]]}${sure}`,
      stop,
    };
  });
}

export { baseOf, counted, legsStanding, prepare, shapes, shortened, stopsReached, THIN, told, whereabouts };
