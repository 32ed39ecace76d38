/** Keys that go from row to row of a list: its links have the attribute `data-row`. */
import { useCallback } from "preact/hooks";
import { useShortcut } from "../state/shortcuts";

/** Offers `j` and `k`; `noun` says what a row is. */
export function useRowKeys(noun: string): void {
  useShortcut("j", `go to the next ${noun}`, useCallback(() => step(1), []));
  useShortcut("k", `go to the ${noun} before`, useCallback(() => step(-1), []));
}

function step(by: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const place = rows.findIndex((row) => row === document.activeElement);
  rows[place < 0 ? 0 : place + by]?.focus();
}
