import { createRequire } from "node:module";
import path from "node:path";

const entry = "lib/calendars/expansion/thread.ts";

let source: Promise<string> | undefined;

/**
 * The program of the thread, thread.ts, as one piece of JavaScript, made when it is first asked for and kept.
 *
 * A thread begins with a file that plain Node can read. Which file that would be depends on who asks: the server and
 * its commands are one bundle in node_modules/.cache (lib/server/run.mjs), Next makes chunks of its own, and the tests
 * have no files at all. So the thread is given text instead. esbuild, which run.mjs needs at every start, bundles it
 * with all packages inside, so that nothing has to be found later; that takes some tenths of a second, in a process
 * of esbuild's own. The one thing to be found is this repository, and all of the above run in its root.
 */
export function threadSource(): Promise<string> {
  source ??= bundle().catch((error: unknown) => {
    source = undefined;
    throw error;
  });
  return source;
}

async function bundle(): Promise<string> {
  const root = process.cwd();
  // Not an import: Next would try to bundle esbuild.
  const esbuild: typeof import("esbuild") = createRequire(path.join(root, "package.json"))("esbuild");
  const { outputFiles } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: `node${process.versions.node}`,
    mainFields: ["module", "main"],
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild made nothing of ${entry}.`);
  return output.text;
}
