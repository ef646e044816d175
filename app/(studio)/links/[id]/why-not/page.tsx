import type { Metadata } from "next";
import { DayTimes } from "@/components/dashboard/day-times";
import { Explanation } from "@/components/dashboard/explanation";
import { WhyNotForm } from "@/components/dashboard/why-not-form";
import { Attention } from "@/components/ui/attention";
import { Card } from "@/components/ui/card";
import { Section } from "@/components/ui/section";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow, words } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { clockChangeText } from "@/lib/explanations/clock-change";
import { explainForOwner } from "@/lib/explanations/explain";
import { explainDay } from "@/lib/explanations/explain-day";
import { httpStatus } from "@/lib/http-status";
import { said } from "@/lib/i18n/say";
import { requireLink } from "@/lib/links/queries";
import { setResponseStatus } from "@/lib/server/response-status";
import { formatDuration, formatLocalDate, formatZone } from "@/lib/time/format";
import { localDate, minuteMs } from "@/lib/time/zone";
import { answerView } from "./answer-view";
import { dayView } from "./day-view";
import { readQuestion } from "./question";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await words("whyNot"))("meta") });

export default async function WhyNotPage({ params, searchParams }: PageProps<"/links/[id]/why-not">) {
  const [{ ctx }, { id }, query, locale] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    displayLocaleNow(),
  ]);
  const [t, ui, errorWords] = await Promise.all([words("whyNot"), words("ui"), words("errors")]);
  const link = await orNotFound(requireLink(ctx, id));
  const path = `/links/${link.id}/why-not`;
  const { typed, day, question, errors } = readQuestion(link, query, localDate(ctx.now, link.timeZone));
  if (errors.length > 0) setResponseStatus(httpStatus.invalid);
  const answer = question && (await orNotFound(explainForOwner(ctx, id, question)));
  const times = day && (await orNotFound(explainDay(ctx, id, day)));
  const voice = { t: await words("explanations"), display: { locale, timeZone: link.timeZone } };
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
      <Section title={t("title")}>
        <Card>
          <WhyNotForm
            action={path}
            typed={typed}
            errors={errors.map(({ field, message }) => ({ field, message: said(errorWords, message) }))}
            errorTitle={ui("needsMending")}
            t={t}
            zoneText={formatZone(link.timeZone, question?.start ?? ctx.now, locale)}
            durations={link.durationsMinutes.map((minutes) => ({
              value: String(minutes),
              label: formatDuration(minutes * minuteMs, locale),
            }))}
          />
        </Card>
      </Section>
      <div className="grid gap-8">
        {question && answer && (
          <Attention trigger={question.start}>
            <Explanation {...answerView(answer, voice)} clockText={clockChangeText(question, voice)} />
          </Attention>
        )}
        {day && times && (
          <Section title={t("dayTitle", { date: formatLocalDate(day.onDate, locale) })}>
            {times.length === 0 ? (
              <p className="text-muted">{t("dayEmpty")}</p>
            ) : (
              <DayTimes
                label={t("dayTitle", { date: formatLocalDate(day.onDate, locale) })}
                times={dayView(times, voice, t, { path, durationMinutes: day.durationMinutes })}
                offeredText={t("offered")}
              />
            )}
          </Section>
        )}
      </div>
    </div>
  );
}
