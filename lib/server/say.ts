/** Tells the person at the terminal one plain sentence. What happens later is logged instead. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
