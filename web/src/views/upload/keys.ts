/** Names of files as keys of the archive, which have letters, digits and some signs of ASCII. */

/** Makes a key for each name; none is like another or one that is taken. */
export function keysFor(names: readonly string[], taken: readonly string[]): string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const key = unused(keyFor(name), used);
    used.add(key);
    return key;
  });
}

/** Whether the API takes a key; the rule is that of `NewUpload` in its OpenAPI document. */
export const KEY_PATTERN = "[A-Za-z0-9!_.*'\\(\\)\\-\\/]*[A-Za-z0-9!_*'\\(\\)\\-]";

function keyFor(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/\p{Mark}/gu, "")
    .replace(/[^A-Za-z0-9!_.*'()-]+/g, "-")
    .replace(/^[-.]+|\.+$/g, "");
  return /^[^.]/.test(plain) ? plain : "file";
}

function unused(key: string, used: ReadonlySet<string>): string {
  const [, stem = key, ending = ""] = /^(.*?)((?:\.[^.]{1,6}){0,2})$/.exec(key) ?? [];
  let tried = key;
  for (let number = 2; used.has(tried); number += 1) tried = `${stem}-${number}${ending}`;
  return tried;
}
