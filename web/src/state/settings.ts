/** What the browser keeps for the reader: the key and the theme. Nothing of it leaves the browser. */
import { effect, signal } from "@preact/signals";
import { read, write } from "./storage";

export type Theme = "auto" | "light" | "dark";

const KEY = "summitry.key";
const THEME = "summitry.theme";

/** The API key; empty where none was given. It goes to the API alone, as `x-api-key`. */
export const key = signal(keyOf(read(KEY)));

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

function themeOf(word: string): Theme {
  return word === "light" || word === "dark" ? word : "auto";
}

/** What is no key, such as rubbish in the storage, cannot be sent in a header. */
function keyOf(word: string): string {
  return /^[!-~]+$/.test(word) ? word : "";
}
