/** What guests can do without: a reminder and thanks. What a booking needs, such as its time, always comes. */
const optional: ReadonlySet<string> = new Set(["booking_reminder_guest", "booking_follow_up_guest"]);

/** Whether a guest may choose not to get mails of a kind. */
export const isOptional = (kind: string): boolean => optional.has(kind);
