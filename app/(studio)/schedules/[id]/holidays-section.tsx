import { Saved } from "@/app/(studio)/schedules/saved";
import { HolidayForm } from "@/components/schedules/holiday-form";
import { ButtonForm } from "@/components/ui/button-form";
import { Card } from "@/components/ui/card";
import { Row, RowList } from "@/components/ui/row-list";
import { Section } from "@/components/ui/section";
import { findCountries, findRegions, placeName } from "@/lib/schedules/holiday-places";
import { dropHolidaysAction, keepHolidaysAction } from "./actions";
import { ComingHolidays } from "./coming-holidays";
import type { PartProps } from "./dates-section";

export type HolidaysSectionProps = PartProps & {
  readonly path: string;
  /** `country` of the address: whose regions can be chosen. */
  readonly country: string | string[] | undefined;
};

/** Whose public holidays close the schedule, which come next, and a form for more. */
export async function HolidaysSection({ path, country, ...part }: HolidaysSectionProps) {
  const { schedule, view, now, saved } = part;
  const { t, language } = view;
  const countries = await findCountries(language);
  const asked = countries.some(({ code }) => code === country) ? String(country) : "";
  const places = await Promise.all(
    schedule.holidays.map(async (place) => ({ place, name: await placeName(place, language) })),
  );
  return (
    <div id="holidays" className="scroll-mt-4">
      <Section title={t("holidays.title")}>
        <Saved part="holidays" saved={saved} trigger={now} />
        <Saved part="holidaysRemoved" saved={saved} trigger={now} />
        <p className="text-muted">{t("holidays.about")}</p>
        {places.length > 0 && (
          <RowList label={t("holidays.places")}>
            {places.map(({ place, name }) => (
              <Row
                key={name}
                title={name}
                trailing={
                  <ButtonForm
                    action={dropHolidaysAction.bind(null, schedule.id, place)}
                    variant="quiet"
                    size="small"
                  >
                    {t("remove")}
                    <span className="sr-only"> {name}</span>
                  </ButtonForm>
                }
              />
            ))}
          </RowList>
        )}
        {places.length > 0 && <ComingHolidays {...part} path={path} />}
        <Card>
          <HolidayForm
            action={keepHolidaysAction.bind(null, schedule.id)}
            path={path}
            countries={countries}
            country={asked}
            regions={asked ? await findRegions(asked, language) : []}
          />
        </Card>
      </Section>
    </div>
  );
}
