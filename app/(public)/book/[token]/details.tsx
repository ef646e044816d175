import { FormOnDemand } from "@/components/booking/form-on-demand";
import { emptyBookingForm } from "@/components/booking/form-state";
import { newId } from "@/lib/ids";
import { formatDate, formatTimeRange, formatZone, toIso } from "@/lib/time/format";
import { localDate, minuteMs } from "@/lib/time/zone";
import { notOffered } from "./alternatives";
import { formOf } from "./form-of";
import { hostTimeText } from "./host-clock";
import { pageHref } from "./page-state";
import { prefilled } from "./prefill";
import type { View } from "./view";

/** The form for a chosen time. */
export async function Details({ ctx, link, state, time, locale, t }: View & { readonly time: number }) {
  const { durationMinutes, timeZone } = state;
  const display = { locale, timeZone };
  const end = time + durationMinutes * minuteMs;
  const [form, taken] = await Promise.all([
    formOf(ctx, link),
    notOffered(ctx, link, { start: time, durationMinutes, timeZone }),
  ]);
  const values = { ...prefilled(state, form.questions), start: toIso(time) };
  const initial = { ...emptyBookingForm, values };
  return (
    <FormOnDemand
      {...form}
      chosen={{
        dateText: formatDate(time, display),
        timeText: formatTimeRange(time, end, display),
        zoneText: formatZone(timeZone, time, locale),
        hostText: hostTimeText({ instant: time, guestZone: timeZone, hostZone: link.timeZone, locale, t }),
        iso: toIso(time),
        changeHref: pageHref(state, { date: localDate(time, timeZone), time: undefined }),
      }}
      initial={taken ? { ...initial, taken } : initial}
      start={toIso(time)}
      duration={durationMinutes}
      timeZone={timeZone}
      locale={locale}
      idempotencyKey={newId()}
    />
  );
}
