/** Offsets of the API, which count code points, as offsets of strings, which count UTF-16 units. */

/** Returns a function that turns an offset in code points of `text` into one in UTF-16 units. */
export function unitOffsets(text: string): (point: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (point) => point;
  const starts: number[] = [];
  let unit = 0;
  for (const character of text) {
    starts.push(unit);
    unit += character.length;
  }
  return (point) => starts[point] ?? text.length;
}
