/** Stretches of time as the API counts them: where each ends, what it is called, which length suits. */
import type { Bucket, Interval } from "../../api/types";
import { dayPart, dayWords } from "../../text/dates";

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/** A first and a last day, both inclusive, as `YYYY-MM-DD`. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const MONTHS: Readonly<Partial<Record<Interval, number>>> = { month: 1, quarter: 3, year: 12 };

/** Turns a day into milliseconds in UTC, since days have no zone. */
export function timeOf(day: string): number {
  return Date.parse(dayPart(day));
}

/** Turns milliseconds in UTC into their day. */
export function dayOf(time: number): string {
  return dayPart(new Date(time).toISOString());
}

/** Returns where the stretch that begins at a day ends: the beginning of the next one. */
export function endOf(start: string, interval: Interval): number {
  const months = MONTHS[interval];
  if (months === undefined) return timeOf(start) + (interval === "week" ? 7 : 1) * DAY_MS;
  const end = new Date(timeOf(start));
  return end.setUTCMonth(end.getUTCMonth() + months);
}

/** Returns the days of the stretch that begins at a day. */
export function daysOf(start: string, interval: Interval): Days {
  return { from: dayPart(start), to: dayOf(endOf(start, interval) - DAY_MS) };
}

/** Names a stretch: `2025`, `Q3 2025`, `Sep 2025`, `week of 1 Sep 2025` or `1 Sep 2025`. */
export function stretchWords(start: string, interval: Interval): string {
  const day = dayPart(start);
  if (interval === "year") return day.slice(0, 4);
  if (interval === "quarter") return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`;
  if (interval === "month") return dayWords(day).replace(/^\d+ /, "");
  return interval === "week" ? `week of ${dayWords(day)}` : dayWords(day);
}

/** Returns the length of stretches that suits so many days: about 8 to 90 stretches. */
export function suitingInterval(days: number): Interval {
  if (days <= 62) return "day";
  if (days <= 400) return "week";
  if (days <= 366 * 7) return "month";
  return days <= 366 * 20 ? "quarter" : "year";
}

/** Returns the time from the first to the end of the last stretch; undefined where there is none. */
export function spanOf(buckets: readonly Bucket[], interval: Interval): [number, number] | undefined {
  const [first, last] = [buckets[0], buckets.at(-1)];
  return first && last ? [timeOf(first.start), endOf(last.start, interval)] : undefined;
}
