import { GuestPage } from "@/app/(public)/guest-page";
import { Embedded } from "@/components/booking/embedded";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { ButtonLink } from "@/components/ui/button-link";
import { inChosenLanguage, words } from "@/lib/auth/reader";
import { setResponseStatus } from "@/lib/server/response-status";

/** What stands in place of a request that is not there any more, with 410 and a way to begin anew. */
export async function RequestGone({ token }: { readonly token: string }) {
  setResponseStatus(410);
  const t = await words("guest");
  return (
    <GuestPage>
      <Embedded step="closed" />
      <FriendlyPage
        title={t("confirm.gone.title")}
        text={t("confirm.gone.text")}
        action={<ButtonLink href={inChosenLanguage(`/book/${token}`)}>{t("confirm.gone.again")}</ButtonLink>}
      />
    </GuestPage>
  );
}
