/* Days as numbers from 1 January 1970 (negative before), how they are said, and how a span of them is cut into bins. */
const DAY_MS = 86400000;
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const UNITS = ["year", "month", "day"];
const LEAST = { year: 0, month: 4, day: 3 }; // pixels of a bin

const date = (day) => new Date(Math.floor(day) * DAY_MS);
const number = (iso) => (iso ? Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY_MS) : null);
const iso = (day) => date(day).toISOString().slice(0, 10);
const of = (year, month = 0, on = 1) => Math.round(Date.UTC(year, month, on) / DAY_MS);
const weekday = (day) => WEEKDAYS[date(day).getUTCDay()];

function say(day) {
  const at = date(day);
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/* "29 January to 8 February 2020", as data/selection/value.py says it; a departure that is not known is said. */
function period(since, until) {
  if (until === null || until === undefined) return `${say(since)} (departure not known)`;
  if (since === until) return say(since);
  const [a, b] = [date(since), date(until)];
  const isWhole = a.getUTCMonth() === 0 && a.getUTCDate() === 1 && b.getUTCMonth() === 11 && b.getUTCDate() === 31;
  if (isWhole)
    return a.getUTCFullYear() === b.getUTCFullYear() ? `${a.getUTCFullYear()}` : `${a.getUTCFullYear()} to ${b.getUTCFullYear()}`;
  if (a.getUTCFullYear() !== b.getUTCFullYear()) return `${say(since)} to ${say(until)}`;
  const begin = a.getUTCMonth() === b.getUTCMonth() ? `${a.getUTCDate()}` : `${a.getUTCDate()} ${MONTHS[a.getUTCMonth()]}`;
  return `${begin} to ${say(until)}`;
}

function floor(day, unit) {
  if (unit === "day") return Math.floor(day);
  const at = date(day);
  return of(at.getUTCFullYear(), unit === "month" ? at.getUTCMonth() : 0);
}

function next(day, unit, step = 1) {
  if (unit === "day") return Math.floor(day) + step;
  const at = date(day);
  return unit === "month" ? of(at.getUTCFullYear(), at.getUTCMonth() + step) : of(at.getUTCFullYear() + step);
}

const LENGTH = { year: 365.25, month: 30.44, day: 1 };

/* The finest unit whose bins are wide enough. */
function unitFor(days, width) {
  return UNITS.filter((unit) => (LENGTH[unit] * width) / days >= LEAST[unit]).pop();
}

/* The first days of the bins that cover [from, to). */
function bins(from, to, unit) {
  const starts = [];
  for (let day = floor(from, unit); day < to; day = next(day, unit)) starts.push(day);
  return starts;
}

/* Days worth a label on an axis, about `space` pixels apart or more: [day, text]. */
function ticks(from, to, width, space = 62) {
  const least = ((to - from) / width) * space;
  const steps = [
    ["day", 1],
    ["day", 7],
    ["month", 1],
    ["month", 3],
    ["month", 6],
    ["year", 1],
    ["year", 2],
    ["year", 5],
    ["year", 10],
    ["year", 20],
    ["year", 50],
  ];
  const [unit, step] = steps.find(([name, count]) => LENGTH[name] * count >= least) || steps.at(-1);
  const found = [];
  let day = floor(from, unit);
  while (day < to) {
    const at = date(day);
    const [y, m, d] = [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()];
    const isDue = unit === "year" ? y % step === 0 : unit === "month" ? m % step === 0 : step === 1 || ((d - 1) % step === 0 && d < 29);
    if (isDue && day >= from) {
      const short = MONTHS[m].slice(0, 3);
      const text =
        unit === "year"
          ? `${y}`
          : unit === "month"
            ? m === 0
              ? `${y}`
              : short
            : d === 1
              ? `${short} ${m === 0 ? y : ""}`.trim()
              : `${d} ${short}`;
      found.push([day, text]);
    }
    day = next(day, unit);
  }
  return found;
}

export { bins, floor, iso, next, number, period, say, ticks, unitFor, weekday };
