/** Text as one word of a shell, for commands that are pasted into a terminal. */

/** Signs that no shell gives a meaning to. */
const PLAIN = /^[\w:,./+-]+$/;
/**
 * Signs that a terminal may take for keys when they are pasted, such as Ctrl+C or Return, and so run
 * what follows them.
 */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/gu;

/** Quotes a text for bash, zsh and other POSIX shells; control characters are written as escapes. */
export function shellWord(written: string): string {
  const text = written.replaceAll("\0", " "); // no argument of a command can have it
  if (PLAIN.test(text)) return text;
  if (text.search(CONTROL) < 0) return `'${text.replaceAll("'", "'\\''")}'`;
  return `$'${text.replace(/[\\']/g, "\\$&").replace(CONTROL, escaped)}'`;
}

function escaped(control: string): string {
  return [...new TextEncoder().encode(control)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("");
}
