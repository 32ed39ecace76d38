/** Levels of colour for counts: each begins at about the same multiple of the one before. */

/** Most levels that the eye can tell apart. */
const LEVELS = 5;

/** Returns the least count of each level, from 1 upwards; fewer levels where counts are small. */
export function levelsOf(most: number): readonly number[] {
  const starts = Array.from({ length: LEVELS }, (_, level) => Math.ceil(most ** (level / LEVELS)));
  return [...new Set(starts)];
}

/** Returns the level of a count, from 1 to 5, or 0 for no article; few levels take the darker colours too. */
export function levelOf(count: number, starts: readonly number[]): number {
  if (count === 0) return 0;
  const place = starts.findLastIndex((start) => count >= start) + 1;
  return Math.round((place * LEVELS) / starts.length);
}
