/** Switches between light, dark, and what the system has. */
import { theme, type Theme } from "../../state/settings";

const NEXT: Readonly<Record<Theme, Theme>> = { auto: "dark", dark: "light", light: "auto" };
const SIGNS: Readonly<Record<Theme, string>> = { auto: "◐", dark: "●", light: "○" };
const WORDS: Readonly<Record<Theme, string>> = { auto: "as the system", dark: "dark", light: "light" };

/** Shows the theme as a button that goes to the next one. */
export function ThemeSwitch() {
  const now = theme.value;
  const says = `Theme: ${WORDS[now]}`;
  return (
    <button type="button" class="quiet" aria-label={says} title={says} onClick={() => (theme.value = NEXT[now])}>
      {SIGNS[now]}
    </button>
  );
}
