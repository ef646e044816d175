import type { Metadata } from "next";
import { AnswerList } from "@/components/booking/answer-list";
import { HistoryList } from "@/components/dashboard/history-list";
import { NoteForm } from "@/components/dashboard/note-form";
import { Card } from "@/components/ui/card";
import { Facts } from "@/components/ui/facts";
import { Notice } from "@/components/ui/notice";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { findBookingHistory } from "@/lib/bookings/history";
import { requireBooking } from "@/lib/bookings/queries";
import { noteMaxLength } from "@/lib/bookings/schema";
import { findBookingMails } from "@/lib/notifications/queries";
import { saveNoteAction } from "./actions";
import { answerViews, bookingFacts } from "./booking-facts";
import { BookingLinks } from "./booking-links";
import { Decision } from "./decision";
import { readDone } from "./done";
import { historyLines } from "./history-lines";
import { Mails } from "./mails";
import { NoShow } from "./no-show";
import { doubledText } from "./when-text";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await words("bookings"))("details.meta") };
}

export default async function OwnersBookingPage({ params, searchParams }: PageProps<"/bookings/[id]">) {
  const [{ ctx, user }, { id }, { moved, done }, locale, t] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    displayLocaleNow(),
    words("bookings"),
  ]);
  const booking = await orNotFound(requireBooking(ctx, id));
  const [mails, history, states, explained, ui] = await Promise.all([
    findBookingMails(ctx, id),
    findBookingHistory(ctx, id),
    words("bookingStates"),
    words("explanations"),
    words("ui"),
  ]);
  const own = { locale, timeZone: user.timeZone };
  const shown = { booking, now: ctx.now, display: own, t };
  const wasDone = readDone(done);
  return (
    <>
      <PageTitle
        title={t("details.title", { link: booking.link.title, guest: booking.guest.name })}
        action={<BookingLinks {...shown} />}
      />
      {moved !== undefined && booking.movedFrom !== null && (
        <Notice kind="success" title={t("done.moved")}>
          {doubledText(booking, locale, explained)}
        </Notice>
      )}
      {wasDone && <Notice kind="success" title={t(`done.${wasDone}`)} />}
      <Decision {...shown} />
      <Card>
        <Facts items={bookingFacts({ ...shown, states })} />
      </Card>
      {booking.answers.length > 0 && (
        <Card>
          <AnswerList title={t("answers.title")} answers={answerViews(shown)} />
        </Card>
      )}
      <NoShow {...shown} />
      <Section title={t("note.title")}>
        <Card>
          <NoteForm
            action={saveNoteAction.bind(null, id)}
            note={booking.privateNote}
            maxLength={noteMaxLength}
            texts={{
              label: t("note.label"),
              hint: t("note.hint"),
              save: t("note.save"),
              saving: t("note.saving"),
              saved: t("note.saved"),
              now: t("note.now"),
              nowEmpty: t("note.nowEmpty"),
              needsMending: ui("needsMending"),
            }}
          />
        </Card>
      </Section>
      <Section title={t("history.title")}>
        <HistoryList entries={historyLines(history, { ...shown, reason: booking.cancelReason })} />
      </Section>
      <Mails bookingId={id} mails={mails} display={own} />
    </>
  );
}
