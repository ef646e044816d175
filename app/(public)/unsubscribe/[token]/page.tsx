import type { Metadata } from "next";
import { GuestPage } from "@/app/(public)/guest-page";
import { FriendlyPage } from "@/components/booking/friendly-page";
import { ConfirmForm } from "@/components/booking/proof-confirm-form";
import { words } from "@/lib/auth/reader";
import { setResponseStatus } from "@/lib/server/response-status";
import { optBackInAction, optOutAction } from "./actions";
import { findOwnMails } from "./own-mails";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("guest"))("optOut.meta"),
  robots: { index: false },
  // Without any referrer browsers send a form's origin as "null", and nobody could tell it is ours.
  referrer: "same-origin",
});

/** What a reminder's last link leads to. Opening it changes nothing: programs open the links in mails too. */
export default async function UnsubscribePage({ params }: PageProps<"/unsubscribe/[token]">) {
  const { token } = await params;
  const [own, t] = await Promise.all([findOwnMails(token), words("guest")]);
  if (!own) {
    setResponseStatus(404);
    return (
      <GuestPage>
        <FriendlyPage title={t("optOut.goneTitle")} text={t("optOut.goneText")} />
      </GuestPage>
    );
  }
  const state = own.isOptedOut ? "off" : "on";
  const action = own.isOptedOut ? optBackInAction : optOutAction;
  return (
    <GuestPage>
      <FriendlyPage
        title={t(`optOut.${state}.title`)}
        text={t(`optOut.${state}.text`, { organization: own.organizationName, email: own.email })}
        action={
          <ConfirmForm
            key={state}
            action={action.bind(null, token)}
            label={t(`optOut.${state}.submit`)}
            pendingLabel={t("optOut.pending")}
          />
        }
      />
    </GuestPage>
  );
}
