/** The browser's storage: what it keeps for the reader on this computer, and whether it does. */
import { signal, type ReadonlySignal } from "@preact/signals";

/** Whether the browser refused to keep something: its storage is full, or switched off. */
export const storageFails = signal(false);

/** Whether something that was kept could not be read, and was left out. */
export const rubbishFound = signal(false);

/** Reads a string that the browser keeps; empty where there is none or storage is off. */
export function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    storageFails.value = true;
    return "";
  }
}

/** Keeps a string in the browser; an empty one is removed. Without storage it lasts until reload. */
export function write(name: string, value: string): void {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    storageFails.value = true;
  }
}

/** A value that the browser keeps, the same in all its windows. */
export interface Kept<T> {
  readonly now: ReadonlySignal<T>;
  readonly keep: (value: T) => void;
}

/**
 * Keeps a value as JSON. What was kept before stays as it is until another value is kept.
 *
 * @param absent the value where nothing is kept
 * @param understood reads what was kept; undefined where the JSON is none
 */
export function kept<T>(name: string, absent: T, understood: (found: unknown) => T): Kept<T> {
  const present = () => {
    const text = read(name);
    return text ? understood(jsonOf(text)) : absent;
  };
  const now = signal(present());
  addEventListener("storage", ({ key }) => {
    if (key === name || key === null) now.value = present();
  });
  const keep = (value: T) => {
    now.value = value;
    write(name, JSON.stringify(value));
  };
  return { now, keep };
}

/** Returns a reader of lists, which leaves out what is no entry. */
export function listOf<T>(isEntry: (value: unknown) => value is T): (found: unknown) => readonly T[] {
  return (found) => {
    const list: readonly unknown[] = Array.isArray(found) ? found : [];
    const entries = list.filter(isEntry);
    if (list !== found || entries.length < list.length) rubbishFound.value = true;
    return entries;
  };
}

/** Whether a value is an object whose properties of these names are strings. */
export function hasStrings<Name extends string>(value: unknown, ...names: readonly Name[]): value is Record<Name, string> {
  return (
    typeof value === "object" &&
    value !== null &&
    names.every((name) => typeof (value as Record<string, unknown>)[name] === "string")
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
