import { useEffect, useState } from "react";
import { contactSearchMin } from "@/lib/contacts/rules";

export type Contact = { readonly name: string; readonly email: string };

/** Long enough that somebody who types on asks once. */
const waitMs = 200;

/** The contacts with a text in their name or address, asked for once typing pauses; none for a short one. */
export function useContacts(text: string): readonly Contact[] {
  const [found, setFound] = useState<{ readonly text: string; readonly contacts: readonly Contact[] }>();
  const wanted = text.trim();
  useEffect(() => {
    if (wanted.length < contactSearchMin) return;
    const gone = new AbortController();
    const timer = setTimeout(() => {
      fetch(`/links/one-time/contacts?q=${encodeURIComponent(wanted)}`, { signal: gone.signal })
        .then(async (response) => (response.ok ? ((await response.json()) as Contact[]) : []))
        .then((contacts) => setFound({ text: wanted, contacts }))
        // Suggestions are a help: without them one types on.
        .catch(() => undefined);
    }, waitMs);
    return () => {
      clearTimeout(timer);
      gone.abort();
    };
  }, [wanted]);
  return found?.text === wanted && wanted.length >= contactSearchMin ? found.contacts : [];
}
