/** One column on a phone, seven on anything wider. */
export const columns =
  "grid grid-cols-[3.25rem_minmax(0,1fr)] sm:grid-cols-[3.25rem_repeat(7,minmax(0,1fr))]";
