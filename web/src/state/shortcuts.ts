/** Keys that do something, as long as the component that offers them is shown. */
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** A key and what it does, in words for the page of keys. */
export interface Shortcut {
  readonly key: string;
  readonly does: string;
  readonly run: () => void;
}

/** The keys that work now. */
export const shortcuts = signal<readonly Shortcut[]>([]);

/** Offers a key while the component is shown; the latest offer of a key wins. */
export function useShortcut(key: string, does: string, run: () => void): void {
  useEffect(() => {
    const offered = { key, does, run };
    shortcuts.value = [...shortcuts.peek(), offered];
    return () => {
      shortcuts.value = shortcuts.peek().filter((each) => each !== offered);
    };
  }, [key, does, run]);
}

/** Listens to the keyboard; called once at the start. Keys in fields and dialogs are left alone. */
export function watchKeys(): void {
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest("input,textarea,select,dialog"))
      return;
    const found = shortcuts.peek().findLast(({ key }) => key === event.key);
    if (!found) return;
    event.preventDefault();
    found.run();
  });
}
