/** How a link looks inside a sentence. */
export const textLink = "text-accent-ink underline underline-offset-2";
