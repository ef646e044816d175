import type { FormError } from "@/components/ui/error-summary";

/** What is wrong with one field of such a form, or with a list as a whole. */
export const errorAt = (errors: object, field: string): string | undefined =>
  flatErrors(errors).find((error) => error.field === field)?.message;

/**
 * All errors of a form of React Hook Form, in their order, each with the name of its field:
 * "questions.0.label". An error of a whole list, which stands at its "root", has the list's name.
 */
export function flatErrors(errors: object, below = ""): FormError[] {
  return Object.entries(errors).flatMap(([key, node]: [string, unknown]): FormError[] => {
    if (typeof node !== "object" || node === null || key === "ref") return [];
    const field = key === "root" ? below : [below, key].filter(Boolean).join(".");
    const own =
      "message" in node && typeof node.message === "string" ? [{ field, message: node.message }] : [];
    return [...own, ...(own.length > 0 ? [] : flatErrors(node, field))];
  });
}
