// Builds the page from src/ into functions/api/page: `make web`.
//
// Out come index.html, scripts and one style named by their hashes, and SOURCES.sha256, the hash of
// all that they were built from. tests/unit/web holds the built files to the sources by that hash.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "functions", "api", "page");

/** Lists the files below a folder of src/, sorted by path, with slashes. */
async function sources(folder, ending = "") {
  const found = await readdir(join(here, folder), { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(here, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

/** One style of all: the shared ones in order, then each view's own. */
async function style() {
  const shared = ["fonts", "tokens", "base", "layout", "components"].map((name) => `src/styles/${name}.css`);
  const all = await sources("src", ".css");
  return [...shared, ...all.filter((path) => !shared.includes(path))];
}

/** The hash of what the page is built from. Types are erased by the build, so the API may add some. */
async function hashOfSources() {
  const hash = createHash("sha256");
  const own = ["build.mjs", "package-lock.json", "package.json"];
  for (const path of [...own, ...(await sources("src"))]) {
    if (path === "src/api/types.ts") continue;
    hash.update(`${path}\0`).update(await readFile(join(here, path))).update("\0");
  }
  return hash.digest("hex");
}

const imports = (await style()).map((path) => `@import "./${path}";`).join("\n");
const shared = { absWorkingDir: here, preserveSymlinks: true, bundle: true, minify: true, write: true, metafile: true, outdir: target, assetNames: "[name].[hash]", loader: { ".woff2": "file" }, legalComments: "none", target: "es2022" };

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
const script = await build({
  ...shared,
  entryPoints: { desk: join(here, "src", "main.tsx") },
  format: "esm",
  splitting: true,
  jsx: "automatic",
  jsxImportSource: "preact",
  entryNames: "[name].[hash]",
  chunkNames: "[name].[hash]",
});
const sheet = await build({
  ...shared,
  stdin: { contents: imports, resolveDir: here, loader: "css", sourcefile: "desk.css" },
  entryNames: "desk.[hash]",
});

/** The name of what an entry became; a view that is loaded later is an entry too. */
const nameOf = ({ metafile }, entry) =>
  Object.entries(metafile.outputs)
    .filter(([, output]) => output.entryPoint?.endsWith(entry))
    .map(([path]) => path.split("/").at(-1))[0];
const page = await readFile(join(here, "src", "index.html"), "utf8");
await writeFile(
  join(target, "index.html"),
  page.replace("{script}", nameOf(script, "main.tsx")).replace("{style}", nameOf(sheet, "desk.css")),
);
await writeFile(join(target, "SOURCES.sha256"), `${await hashOfSources()}\n`);
for (const [path, output] of Object.entries({ ...script.metafile.outputs, ...sheet.metafile.outputs })) {
  console.log(`${path.split("/").at(-1)}  ${output.bytes} bytes`);
}
