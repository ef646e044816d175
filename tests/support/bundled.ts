import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { build } from "esbuild";

const run = promisify(execFile);

/** What a module that esbuild has bundled, as it does for the worker, writes to its standard output as JSON. */
export async function runBundled(script: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    platform: "node",
    format: "esm",
    packages: "external",
    jsx: "automatic",
    alias: { "@": process.cwd() },
  });
  const code = outputFiles[0]?.text ?? "";
  const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", code], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout);
}
