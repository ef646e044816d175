import type { PlaceChoice } from "@/components/booking/place-choice";
import { callWord } from "@/components/booking/where-words";
import type { Translate } from "@/lib/i18n/translator";
import type { Link } from "@/lib/links/queries";

/** The places to choose from, as a guest may know them: the way into a call is for who has booked. */
export const placesOf = ({ location }: Pick<Link, "location">, t: Translate<"guest">): PlaceChoice[] =>
  location?.kind === "choice"
    ? location.options.map(({ id, kind, value, label }) => ({
        id,
        label:
          kind === "ask"
            ? t("form.placeAsk")
            : [callWord(kind, t) ?? value, label].filter(Boolean).join(": "),
        asksWhere: kind === "ask",
      }))
    : [];
