// Runs one TypeScript file outside Next:
//   node lib/server/run.mjs [--production | --development] <entry.ts> [arguments]
//
// The file and what it imports from this repository become one module, so that
// "@/…" and JSX work as they do in Next; packages stay in node_modules. This is
// the only file of the server that plain Node reads itself, and it must parse
// on older versions to be able to say that they are too old.
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";

const OLDEST_NODE = 24;
const root = fileURLToPath(new URL("../..", import.meta.url));

function refuse(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  refuse(
    `Openhour needs Node ${OLDEST_NODE} or newer; this is Node ${process.versions.node}. Run npm ci, then ` +
      "start it through npm (npm start, npm test …), which uses the Node that npm ci brought.",
  );
}

process.chdir(root);
if (existsSync(".env")) process.loadEnvFile(".env");
process.setSourceMapsEnabled(true);
process.env.NEXT_TELEMETRY_DISABLED = "1";

const [mode, entry] = process.argv[2]?.startsWith("--") ? process.argv.slice(2, 4) : ["", process.argv[2]];
if (!entry || !existsSync(entry))
  refuse("Usage: node lib/server/run.mjs [--production] <entry.ts> [arguments]");

// Packages choose their form when they are loaded, which is before the entry's first
// line. What the operator had set is kept: lib/config.ts asks for it.
if (mode) {
  process.env.OPENHOUR_NODE_ENV ??= process.env.NODE_ENV ?? "";
  process.env.NODE_ENV = mode.slice(2);
}

const file = await bundle(entry);
process.argv.splice(1, mode ? 3 : 2, path.resolve(entry));
await import(pathToFileURL(file).href);

/** Bundles `source` into node_modules/.cache/openhour and returns the file's path. */
async function bundle(source) {
  const { buildSync } = await import("esbuild").catch(() =>
    refuse("Something is not installed: run npm ci first."),
  );
  const folder = path.join(root, "node_modules", ".cache", "openhour");
  const name = source.replace(/\.tsx?$/, "").replace(/[^a-z0-9]+/gi, "-");
  const [output] = buildSync({
    entryPoints: [path.resolve(source)],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: `node${OLDEST_NODE}`,
    packages: "external",
    jsx: "automatic",
    sourcemap: "inline",
    sourcesContent: false,
    outfile: path.join(folder, `${name}.mjs`),
    logLevel: "error",
  }).outputFiles;

  // Two commands may start at once: each sees a whole file, whoever wrote it.
  mkdirSync(folder, { recursive: true });
  const draft = `${output.path}.${process.pid}`;
  writeFileSync(draft, output.contents);
  renameSync(draft, output.path);
  return output.path;
}
