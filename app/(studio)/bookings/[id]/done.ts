/** What was just done to a booking, as its page's address says it. */
const doneThings = ["approved", "rejected", "no_show", "no_show_undone", "mail_queued"] as const;
export type Done = (typeof doneThings)[number];

/** Reads it; undefined for anything else. */
export const readDone = (text: unknown): Done | undefined => doneThings.find((done) => done === text);
