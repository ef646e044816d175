import { words } from "@/lib/auth/reader";
import { guestsAllowed } from "@/lib/bookings/guest-rules";
import type { Context } from "@/lib/context";
import type { Link } from "@/lib/links/queries";
import { getLinkQuestions } from "@/lib/templates/queries";
import { bookAction } from "./actions";
import { formWords } from "./form-words";
import { placesOf } from "./places-of";

/** What the form of a link is made of, whichever time it is for. */
export async function formOf(ctx: Context, link: Link) {
  const [questions, form, ui, t] = await Promise.all([
    getLinkQuestions(ctx, link),
    formWords(link),
    words("ui"),
    words("guest"),
  ]);
  return {
    action: bookAction.bind(null, link.token),
    token: link.token,
    words: form,
    errorTitle: ui("needsMending"),
    questions,
    asksWhere: link.location?.kind === "ask",
    places: placesOf(link, t),
    maxGuests: guestsAllowed(link),
  };
}
