/** Days and times in plain English, in the reader's own zone. */

const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" };
const TIME: Intl.DateTimeFormatOptions = { ...DAY, hour: "2-digit", minute: "2-digit", timeZoneName: "short" };

/** Writes the day of an ISO day or time, such as `3 Sep 2025`; a day alone has no zone to move it. */
export function dayWords(iso: string): string {
  return written(iso, DAY);
}

/** Writes a time as `3 Sep 2025, 14:05 CEST`, and a day alone as a day. */
export function timeWords(iso: string): string {
  return written(iso, isDay(iso) ? DAY : TIME);
}

/** Writes a stretch of days; an open end is told in words. */
export function rangeWords(from: string | null, to: string | null): string {
  if (from && to) return from === to ? dayWords(from) : `${dayWords(from)} – ${dayWords(to)}`;
  return from ? `from ${dayWords(from)}` : `until ${dayWords(to ?? "")}`;
}

/** The day of an ISO day or time as it is written there, such as `2025-09-01`. */
export function dayPart(iso: string): string {
  return iso.slice(0, "2025-09-01".length);
}

function written(iso: string, form: Intl.DateTimeFormatOptions): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const zone = isDay(iso) ? { timeZone: "UTC" } : {};
  return new Intl.DateTimeFormat("en-GB", { ...form, ...zone }).format(time).replace("Sept", "Sep");
}

function isDay(iso: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(iso);
}
