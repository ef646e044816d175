import { z } from "zod";
import { PersonName } from "@/lib/accounts/schema";

/** What guests read above a link, and mails are signed with. */
export const OrganizationName = z.object({ name: PersonName });
export type OrganizationName = z.output<typeof OrganizationName>;
