/** A value that waits until typing pauses, so that not every key asks the API. */
import { useEffect, useState } from "preact/hooks";

/** Milliseconds without a key after which somebody has paused. */
const PAUSE = 140;

/** Returns the value as it was when it last stayed the same for a moment; an empty one at once. */
export function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => settle(value), PAUSE);
    return () => clearTimeout(wait);
  }, [value]);
  return value === "" ? "" : settled;
}
