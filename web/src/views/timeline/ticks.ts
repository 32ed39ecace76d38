/** Marks of a time axis at round dates. */
import { DAY_MS, dayOf, stretchWords, timeOf } from "./stretches";

/** A mark and what it says. */
export interface Tick {
  readonly time: number;
  readonly label: string;
}

/** Steps between marks in months, from close to wide. */
const STEPS = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000] as const;
/** Steps between marks in days, for spans below some months. */
const DAY_STEPS = [1, 2, 7, 14] as const;

/** Returns marks from `from` to `to`, both milliseconds in UTC, at most `most` of them. */
export function ticksOf(from: number, to: number, most: number): readonly Tick[] {
  const days = (to - from) / DAY_MS;
  const step = DAY_STEPS.find((each) => days / each <= most);
  if (step) return range(Math.ceil(days / step)).map((place) => dayTick(from + place * step * DAY_MS));
  const months = STEPS.find((each) => days / 30.4 / each <= most) ?? 12_000;
  const begin = new Date(from);
  const first = begin.getUTCFullYear() * 12 + begin.getUTCMonth();
  const start = Math.ceil(first / months) * months;
  return range(most + 2)
    .map((place) => monthTick(start + place * months, months))
    .filter(({ time }) => time >= from && time < to);
}

function dayTick(time: number): Tick {
  return { time, label: stretchWords(dayOf(time), "day").replace(/ \d{4}$/, "") };
}

function monthTick(month: number, step: number): Tick {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  const day = `${year}-${String((month % 12) + 1).padStart(2, "0")}-01`;
  return { time: timeOf(day), label: step >= 12 ? year : stretchWords(day, "month") };
}

function range(length: number): readonly number[] {
  return Array.from({ length }, (_, place) => place);
}
