import type { Metadata } from "next";
import { Explanation } from "@/components/dashboard/explanation";
import { WhyNotForm } from "@/components/dashboard/why-not-form";
import { Attention } from "@/components/ui/attention";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { PageTitle } from "@/components/ui/page-title";
import { orNotFound } from "@/lib/auth/action";
import { displayLocaleNow } from "@/lib/auth/reader";
import { requireMember } from "@/lib/auth/session";
import { explainForOwner } from "@/lib/explanations/explain";
import { httpStatus } from "@/lib/http-status";
import { requireLink } from "@/lib/links/queries";
import { setResponseStatus } from "@/lib/server/response-status";
import { formatDuration, formatZone } from "@/lib/time/format";
import { clockChangeText } from "@/lib/time/typed-time";
import { minuteMs } from "@/lib/time/zone";
import { answerView } from "./answer-view";
import { readQuestion } from "./question";

export const metadata: Metadata = { title: "Why not?" };

export default async function WhyNotPage({ params, searchParams }: PageProps<"/links/[id]/why-not">) {
  const [{ ctx }, { id }, query, locale] = await Promise.all([
    requireMember(),
    params,
    searchParams,
    displayLocaleNow(),
  ]);
  const link = await orNotFound(requireLink(ctx, id));
  const { typed, question, errors } = readQuestion(link, query);
  if (errors.length > 0) setResponseStatus(httpStatus.invalid);
  const answer = question && (await orNotFound(explainForOwner(ctx, id, question)));
  const display = { locale, timeZone: link.timeZone };
  return (
    <>
      <PageTitle
        title="Why is this time not offered?"
        description={link.title}
        action={
          <ButtonLink variant="secondary" href="/links">
            All links
          </ButtonLink>
        }
      />
      <div className="grid items-start gap-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <Card>
          <WhyNotForm
            action={`/links/${link.id}/why-not`}
            typed={typed}
            errors={errors}
            zoneText={formatZone(link.timeZone, question?.start ?? ctx.now, locale)}
            durations={link.durationsMinutes.map((minutes) => ({
              value: String(minutes),
              label: formatDuration(minutes * minuteMs, locale),
            }))}
          />
        </Card>
        {question && answer && (
          <Attention trigger={question.start}>
            <Explanation {...answerView(answer, display)} clockText={clockChangeText(question, display)} />
          </Attention>
        )}
      </div>
    </>
  );
}
