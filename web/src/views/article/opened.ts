/** Which tagged words the reader looks at: the card beside them tells why they have their tags. */
import { signal } from "@preact/signals";
import type { Piece } from "./tags";

/** Words whose card is open; `kept` after a click or a key, else while they are pointed at. */
export interface Opened {
  readonly piece: Piece;
  readonly element: HTMLElement;
  readonly kept: boolean;
}

/** The words whose card is open, if any. */
export const opened = signal<Opened | undefined>(undefined);

/** Time in which the pointer reaches the card, in milliseconds. */
const PATIENCE = 250;
let leaving = 0;

/** Opens the card of words; pointing at others does not replace a card that is kept. */
export function open(piece: Piece, element: HTMLElement, kept: boolean): void {
  if (!kept && opened.peek()?.kept) return;
  stay();
  opened.value = { piece, element, kept };
}

/** Closes the card. */
export function close(): void {
  stay();
  opened.value = undefined;
}

/** Closes the card in a moment, unless it is kept or the pointer comes to it. */
export function leave(): void {
  stay();
  leaving = window.setTimeout(() => {
    if (!opened.peek()?.kept) close();
  }, PATIENCE);
}

/** Lets the card stay, since the pointer is on it. */
export function stay(): void {
  clearTimeout(leaving);
}

/** Shows the words at a place in the middle of the window, and opens their card. */
export function goTo(place: string): void {
  const element = document.getElementById(place);
  element?.scrollIntoView({ block: "center" });
  element?.focus({ preventScroll: true });
}
