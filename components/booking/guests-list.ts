/** The addresses in one text, with commas, spaces or lines between them, as people write them. */
export const splitGuests = (text: string): string[] => text.split(/[\s,;]+/).filter(Boolean);

/** Several addresses as the form keeps them. */
export const joinGuests = (emails: readonly string[]): string => emails.join("\n");

/** The field of one of the guests, and, with a slash before it, its JSON pointer. */
export const guestField = (index: number): string => `guests/${index}/email`;
