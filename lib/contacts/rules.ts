/** How many letters of a name or an address there must be before contacts are looked for. */
export const contactSearchMin = 3;
