/** What the browser keeps for the reader: the key and the theme. Nothing of it leaves the browser. */
import { effect, signal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark";

const KEY = "summitry.key";
const THEME = "summitry.theme";

/** The API key; empty where none was given. It goes to the API alone, as `x-api-key`. */
export const key = signal(read(KEY));

/** Light, dark, or as the system has it. */
export const theme = signal<Theme>(themeOf(read(THEME)));

/** Keeps both and shows the theme from now on; called once at the start. */
export function keepSettings(): void {
  effect(() => write(KEY, key.value));
  effect(() => {
    write(THEME, theme.value === "auto" ? "" : theme.value);
    document.documentElement.dataset.theme = theme.value;
  });
}

/** Reads a string that the browser keeps; empty where there is none or storage is off. */
export function read(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

/** Keeps a string in the browser; an empty one is removed. Without storage it lasts until reload. */
export function write(name: string, value: string): void {
  try {
    if (value) localStorage.setItem(name, value);
    else localStorage.removeItem(name);
  } catch {
    // Private windows of some browsers keep nothing.
  }
}

function themeOf(word: string): Theme {
  return word === "light" || word === "dark" ? word : "auto";
}
