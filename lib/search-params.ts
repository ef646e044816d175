/** What stands behind the question mark of an address, as Next gives it to a page. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What a parameter says, the first time where it comes twice, without spaces around it; "" when it is missing. */
export const firstParam = (value: SearchParams[string]): string =>
  (Array.isArray(value) ? value[0] : value)?.trim() ?? "";
