// Writes LICENSES.md: the licence of everything that the page ships, from node_modules: `make web`.
import { existsSync } from "node:fs";
import { readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const { packages } = JSON.parse(await readFile(join(here, "package-lock.json"), "utf8"));

/** The text of a package's licence, or the name that it declares where it has no file of it. */
async function licenseOf(folder, declared) {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const file = names.find((name) => /^(licen[cs]e|copying)/i.test(name));
  return file ? (await readFile(join(folder, file), "utf8")).trim() : `${declared} (no text in the package)`;
}

const parts = ["# Licences of what the page ships\n\nWritten by `make web` from the locked packages; do not edit.\n"];
for (const [path, { version, license, dev }] of Object.entries(packages)) {
  if (path === "" || dev) continue;
  const text = await licenseOf(join(here, path), license);
  parts.push(`## ${path.replace("node_modules/", "")} ${version}\n\n${license}\n\n\`\`\`text\n${text}\n\`\`\`\n`);
}
await writeFile(join(here, "LICENSES.md"), parts.join("\n"));
