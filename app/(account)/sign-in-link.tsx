import Link from "next/link";
import type { ReactNode } from "react";
import { textLink } from "@/components/ui/text-link";

/** The way to the other form, inside a sentence or alone. */
export const SignInLink = ({ children }: { readonly children: ReactNode }) => (
  <Link href="/signin" className={textLink}>
    {children}
  </Link>
);
