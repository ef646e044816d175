import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

/**
 * Whether all these programs are here. Where one is not, says so, once and clearly: its tests are left out,
 * and nothing is installed for them.
 */
export function areInstalled(programs: Readonly<Record<string, boolean>>): boolean {
  const missing = Object.keys(programs).filter((name) => !programs[name]);
  for (const name of missing) process.stdout.write(`skipped: ${name} is not installed\n`);
  return missing.length === 0;
}

/** Whether a program is at a place, as apt puts it there. */
export const isProgram = (file: string): boolean => existsSync(file);

/** Whether the system's Python, for which apt installs modules, has this one. */
export const isPythonModule = (name: string): boolean =>
  spawnSync("/usr/bin/python3", ["-c", `import ${name}`], { stdio: "ignore" }).status === 0;
