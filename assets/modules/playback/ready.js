/* What is to be played, made ready: the selection, or the tour in the panel, at the speed the reader has set. */
import * as time from "../state.js";
import * as moment from "./moment.js";
import * as scoring from "./score.js";

/* "whole 30": the whole in so many seconds; "days 3": so many days a second. */
function secondsFor(weight) {
  const [kind, number] = (document.getElementById("playback-speed")?.value || "whole 30").split(" ");
  return kind === "whole" ? Number(number) : weight / Number(number);
}

/* The selection, or the tour in the panel, made ready; null where it holds no stop. */
function compose() {
  const { since, until, tour } = time.state;
  const record = tour ? time.state.tourRecord : time.state.record;
  if (!record) return null;
  const selection = scoring.chosen(record, since, until, tour);
  if (!selection.stops.length) return null;
  const score = scoring.compose(record, selection, secondsFor);
  return score && moment.prepare(record, selection, score, !!tour);
}

export { compose };
