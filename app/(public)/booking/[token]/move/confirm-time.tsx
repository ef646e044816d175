import { pageHref } from "@/app/(public)/book/[token]/page-state";
import { whenOf } from "@/app/(public)/booking/[token]/own-booking";
import { MoveComparison } from "@/components/booking/move-comparison";
import { MoveForm } from "@/components/booking/move-form";
import { ButtonLink } from "@/components/ui/button-link";
import { words } from "@/lib/auth/reader";
import { toIso } from "@/lib/time/format";
import { localDate } from "@/lib/time/zone";
import { moveAction } from "./actions";
import { notFree } from "./other-times";
import type { MoveView } from "./view";

/** The old and the new time beside each other, and the one button that moves the booking. */
export async function ConfirmTime({ token, view, time }: { token: string; view: MoveView; time: number }) {
  const { booking, state, locale, t } = view;
  const inZone = { ...booking, guest: { ...booking.guest, timeZone: state.timeZone } };
  const ui = await words("ui");
  return (
    <div className="grid gap-6">
      <h2 className="text-lg font-semibold">{t("move.question")}</h2>
      <MoveComparison
        now={{ term: t("move.now"), ...whenOf(inZone, locale, t) }}
        next={{ term: t("move.new"), ...whenOf(inZone, locale, t, time) }}
      />
      <MoveForm
        // Another time is another form.
        key={time}
        action={moveAction.bind(null, token)}
        start={toIso(time)}
        from={toIso(booking.startsAt)}
        others={await notFree(view, time)}
        submit={t(booking.status === "pending" ? "move.submitRequest" : "move.submit")}
        pending={t("move.pending")}
        timesTitle={t("move.freeTimes")}
        errorTitle={ui("needsMending")}
      />
      <ButtonLink
        variant="secondary"
        prefetch={false}
        className="justify-self-start"
        href={pageHref(state, { date: localDate(time, state.timeZone), time: undefined })}
      >
        {t("move.other")}
      </ButtonLink>
    </div>
  );
}
