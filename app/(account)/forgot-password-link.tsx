import Link from "next/link";
import type { ReactNode } from "react";
import { textLink } from "@/components/ui/text-link";

/** The way to a new password, inside a sentence or alone. */
export const ForgotPasswordLink = ({ children }: { readonly children: ReactNode }) => (
  <Link href="/forgot-password" className={textLink}>
    {children}
  </Link>
);
