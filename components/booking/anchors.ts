/** Where on the page a choice continues: on a phone the next step is below the one just taken. */
export const TIMES_ID = "times";
export const DETAILS_ID = "details";

/** An address that also says where on the page to go on, unless it says so already. */
export const withAnchor = (href: string, id: string): string => (href.includes("#") ? href : `${href}#${id}`);
