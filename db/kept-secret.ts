import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { unlessCode } from "./file-errors";

/**
 * The secret in `file`, made at random when there is none (43 characters, readable by
 * this user alone). Two processes that ask at once get the same one.
 */
export async function keptSecret(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(4).toString("hex")}`;
  try {
    await writeFile(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
    await link(draft, file).catch(unlessCode("EEXIST"));
    return (await readFile(file, "utf8")).trim();
  } finally {
    await rm(draft, { force: true });
  }
}
