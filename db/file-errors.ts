/** The code of a failed file or process operation, for example "EEXIST". */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

/** Lets errors with these codes pass as no error: `.catch(unlessCode("EEXIST"))`. */
export function unlessCode(...codes: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!codes.includes(codeOf(error) ?? "")) throw error;
  };
}
