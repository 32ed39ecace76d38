/** Numbers in plain English. */

const FORM = new Intl.NumberFormat("en-GB");

/** Writes a whole number with its thousands apart: `12,345`. */
export function numberWords(value: number): string {
  return FORM.format(value);
}

/** Writes a count and its noun: `1 article`, `12,345 articles`. */
export function countWords(value: number, noun: string, plural = `${noun}s`): string {
  return `${numberWords(value)} ${value === 1 ? noun : plural}`;
}
