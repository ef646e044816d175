import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClosedLinkPage } from "@/app/(public)/book/[token]/closed-link";
import { findRequest } from "@/app/(public)/book/[token]/confirm/request";
import { RequestGone } from "@/app/(public)/book/[token]/confirm/request-gone";
import { tryOpenLink } from "@/app/(public)/book/[token]/open-link";
import { GuestPage } from "@/app/(public)/guest-page";
import { Embedded } from "@/components/booking/embedded";
import { inChosenLanguage, words } from "@/lib/auth/reader";
import { visit } from "@/lib/auth/session";
import { findConfirmed } from "@/lib/bookings/email-confirmation";
import { readConfirmToken } from "@/lib/bookings/email-confirmation-token";
import { manageToken } from "@/lib/bookings/manage-token";
import { AskAgain } from "./ask-again";
import { ConfirmRequest } from "./confirm-request";
import { whatIsWrong } from "./what-is-wrong";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await words("guest"))("confirm.meta"),
  robots: { index: false },
  // Without any referrer browsers send a form's origin as "null", and nobody could tell it is ours.
  referrer: "same-origin",
});

/** What a request's mail leads to. Opening it changes nothing: programs open the links in mails too. */
export default async function ConfirmPage({ params }: PageProps<"/book/[token]/confirm/[request]">) {
  const { token, request } = await params;
  const found = await findRequest(token, (ctx) => readConfirmToken(request, ctx.organizationId));
  if (!found?.id) return <RequestGone token={token} />;
  const { ctx, link, id, waiting } = found;
  // A mail keeps leading to the booking, long after its request is over.
  const booking = await findConfirmed(ctx, link.id, id);
  if (booking) redirect(inChosenLanguage(`/booking/${manageToken(booking)}`));
  if (!waiting) return <RequestGone token={token} />;
  const opened = await tryOpenLink(await visit(), token);
  if ("closed" in opened) return <ClosedLinkPage {...opened} />;
  const wrong = await whatIsWrong(ctx, link, waiting);
  return (
    <GuestPage>
      <Embedded step="form" />
      {wrong ? (
        <AskAgain {...{ ctx, link, waiting, wrong, request }} />
      ) : (
        <ConfirmRequest {...{ ctx, link, waiting, request }} />
      )}
    </GuestPage>
  );
}
