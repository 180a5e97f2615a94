/* What stands round and on the map of a film: title, counts, sources, the clock, names. */
import * as calendar from "../calendar.js";
import * as painter from "../map/paint.js";
import * as moment from "../playback/moment.js";
import { style } from "../style.js";

/* Text in lines no wider than `width`, broken within a word only where it is longer than a line; what is beyond `most` lines ends in an ellipsis. */
function wrap(ctx, text, width, most) {
  const lines = [""];
  const fits = (line) => ctx.measureText(line).width <= width;
  for (const word of text.split(/\s+/)) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (fits(longer)) lines[lines.length - 1] = longer;
    else if (fits(word)) lines.push(word);
    else {
      for (const letter of longer.slice(lines.at(-1).length)) {
        if (fits(lines.at(-1) + letter)) lines[lines.length - 1] += letter;
        else lines.push(letter.trim());
      }
    }
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]} …`];
}

/* The parts of the picture that stay: paper, title, counts, sources; gives the room left for the map. */
function setPage(width, height, words, look) {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const ctx = canvas.getContext("2d");
  const [left, room] = [32, width - 64];
  ctx.fillStyle = look.paper;
  ctx.fillRect(0, 0, width, height);
  ctx.textBaseline = "alphabetic";
  const put = (text, font, colour, y, step, most) => {
    ctx.font = font;
    ctx.fillStyle = colour;
    const lines = wrap(ctx, text, room, most);
    for (const [i, line] of lines.entries()) ctx.fillText(line, left, y + i * step);
    return y + lines.length * step;
  };
  let y = put(words.title, `600 28px ${style.serif}`, look.ink, 44, 33, 2);
  y = put(words.subtitle, `400 16px ${style.font}`, look.quiet, y - 6, 21, 2);
  ctx.font = `400 12.5px ${style.font}`;
  const foot = wrap(ctx, words.sources, room, 3);
  const bottom = height - 14 - (foot.length - 1) * 16;
  ctx.fillStyle = look.quiet;
  for (const [i, line] of foot.entries()) ctx.fillText(line, left, bottom + i * 16);
  return { canvas, top: Math.round(y), bottom: bottom - 20 };
}

/* The clock in the corner of the map, and who is where. */
function drawClock(ctx, play, second, height, look, overlay) {
  const told = moment.told(play, second).slice(0, 4);
  const small = [overlay, moment.shortened(play, second)].filter(Boolean);
  let y = height - 24 - told.length * 24 - small.length * 18;
  painter.words(ctx, calendar.say(play.score.toDay(second)), 32, y, { size: 26, weight: 600, colour: look.ink, halo: look.paper });
  y += 26;
  for (const line of small) {
    painter.words(ctx, line, 32, y, { size: 13, colour: look.quiet, halo: look.paper });
    y += 18;
  }
  for (const { official, name, text, place } of told) {
    ctx.fillStyle = look.palette[play.colours.get(official).colour];
    ctx.fillRect(32, y - 8, 4, 16);
    painter.words(ctx, text ? `${name}: ${text}` : `${name} in ${place}`, 44, y, { size: 15, colour: look.ink, halo: look.paper });
    y += 24;
  }
}

export { drawClock, setPage, wrap };
