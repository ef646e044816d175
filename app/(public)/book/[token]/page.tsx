import type { Metadata } from "next";
import { headers } from "next/headers";
import { GuestPage } from "@/app/(public)/guest-page";
import { BookingLayout } from "@/components/booking/booking-layout";
import { Embedded } from "@/components/booking/embedded";
import { LinkSummary } from "@/components/booking/link-summary";
import { readScheme } from "@/components/booking/site-messages";
import { ZoneFromBrowser } from "@/components/booking/zone-from-browser";
import { readerNow, words } from "@/lib/auth/reader";
import { visit } from "@/lib/auth/session";
import { nonceIn } from "@/lib/server/content-security-policy";
import { chooseTime } from "./choose-time";
import { ClosedLinkPage } from "./closed-link";
import { countThisView } from "./count-view";
import { Details } from "./details";
import { linkMetadata } from "./link-metadata";
import { hostsOf, tryOpenLink } from "./open-link";
import { readPageState } from "./page-state";
import { summaryOf } from "./summary-of";
import type { View } from "./view";

export async function generateMetadata({ params }: PageProps<"/book/[token]">): Promise<Metadata> {
  const opened = await tryOpenLink(await visit(), (await params).token);
  if ("closed" in opened) return { title: (await words("guest"))("closed.meta"), robots: { index: false } };
  return linkMetadata(opened.ctx, opened.link);
}

const ownNonce = async () => nonceIn((await headers()).get("content-security-policy"));

export default async function BookPage({ params, searchParams }: PageProps<"/book/[token]">) {
  const opened = await tryOpenLink(await visit(), (await params).token);
  if ("closed" in opened) return <ClosedLinkPage {...opened} />;
  const { ctx, link } = opened;
  await countThisView(ctx, link);
  const [query, hosts, reader, t] = await Promise.all([
    searchParams,
    hostsOf(ctx, link.id),
    readerNow(),
    words("guest"),
  ]);
  const state = readPageState(link, query);
  const view: View = { ctx, link, state, ...reader, t };
  const summary = <LinkSummary {...hosts} {...summaryOf(view)} />;
  return (
    <GuestPage>
      {/* Times in a zone that nobody chose are the host's: a guest elsewhere reads them on their own clock. */}
      {!state.isZoneChosen && <ZoneFromBrowser name="tz" shown={state.timeZone} nonce={await ownNonce()} />}
      <Embedded scheme={readScheme(state.carried.embed)} step={state.time === undefined ? "times" : "form"} />
      {state.time === undefined ? (
        <BookingLayout summary={summary} {...(await chooseTime(view))} />
      ) : (
        <BookingLayout summary={summary}>
          <Details {...view} time={state.time} />
        </BookingLayout>
      )}
    </GuestPage>
  );
}
