/* All modules of the page, and what of them Dash calls: each callback gets what has set it off, then its values. */
import * as calendar from "./calendar.js";
import { apart } from "./map/apart.js";
import * as camera from "./map/camera.js";
import * as layer from "./map/layer.js";
import * as paint from "./map/paint.js";
import * as preview from "./map/preview.js";
import { shownShare } from "./map/share.js";
import * as stage from "./map/stage.js";
import "./map/touch.js";
import * as counts from "./page/counts.js";
import * as names from "./page/names.js";
import "./page/first.js";
import "./page/menus.js";
import "./page/network.js";
import "./page/split.js";
import "./page/typed.js";
import * as print from "./page/print.js";
import "./page/tables.js";
import * as film from "./film/film.js";
import * as theme from "./page/theme.js";
import * as panel from "./panel/panel.js";
import * as moment from "./playback/moment.js";
import "./playback/hands.js";
import * as playback from "./playback/playback.js";
import * as score from "./playback/score.js";
import * as time from "./state.js";
import * as studio from "./studio/studio.js";
import { style } from "./style.js";
import * as chart from "./timeline/chart.js";
import "./timeline/hands.js";
import * as view from "./timeline/view.js";

/* Without what has set them off. */
const plain = (functions) =>
  Object.fromEntries(Object.entries(functions).map(([name, call]) => [name, (_from, ...values) => call(...values)]));

const timeline = { ...chart, ...view };

const callbacks = {
  ...plain({
    applyDark: theme.applyDark,
    takeCounts: counts.take,
    calendarMonths: theme.calendarMonths,
    preferDark: theme.preferDark,
    showFirst: camera.showFirst,
    showScene: camera.showScene,
  }),
  ...plain({ askChanges: time.askChanges, askRecord: time.askRecord, askTour: time.askTour, know: time.know }),
  ...plain({ fit: studio.fit, savePrint: studio.savePrint, seeCamera: studio.seeCamera }),
  toggleFilters: theme.toggleFilters,
  zoom: camera.zoom,
};

export {
  apart,
  calendar,
  callbacks,
  counts,
  film,
  layer,
  moment,
  names,
  paint,
  panel,
  playback,
  preview,
  print,
  score,
  shownShare,
  stage,
  style,
  time,
  timeline,
};
