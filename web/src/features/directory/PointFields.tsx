import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Rule } from "@/call/rules";
import { ChosenField } from "@/features/plan/sections/Fields";
import { RowList } from "@/features/plan/sections/RowList";
import { contactPointKind } from "@/gen/enums";
import { addCountryRequestRules, contactPointRules, countrySpecRules, holidayRules, workingHoursRules } from "@/gen/rules";
import type { ContactPointKind, Holiday } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { tongueName, tongues } from "@/language/tongues";
import { useWords } from "@/language/useWords";
import type { Draft } from "@/parts/draft";
import { ChoicesField, ClockField, DayField, SelectField, TextField } from "@/parts/Form";
import { Panel } from "@/parts/Panel";
import { dayName, directoryQuery, type Typed } from "./directory";

const DAYS = ["1", "2", "3", "4", "5", "6", "7"] as const;
const needed: Rule = { ...countrySpecRules.sponsor_country, required: true };

/** Who speaks for a country, and when: the administrator's to say. */
export function PointFields({ draft: { value, set }, known }: { draft: Draft<Typed>; known: boolean }) {
  const t = useWords();
  const there = useQuery(directoryQuery).data ?? [];
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  const byName = (codes: readonly string[]) => codes.map((code) => [code, t.country(code)] as const).sort(([, one], [, other]) => t.compare(one, other));
  const free = countryCodes.filter((code) => !there.some((one) => one.country === code));
  const sponsors = there.map((one) => one.country).filter((code) => code !== value.country);
  return (
    <Panel title={known ? t.country(value.country) : t("directory.what")} inset>
      <div className="stack">
        {!known && (
          <SelectField
            label={t("countries.country")}
            path="country"
            rule={addCountryRequestRules.country}
            value={value.country}
            change={(country) => set({ country })}
            options={[["", t("directory.choose")], ...byName(free)]}
          />
        )}
        <div className="pair">
          <SelectField
            label={t("fieldname.kind")}
            path="spec.contact_point.kind"
            value={value.kind}
            change={(kind) => set({ kind: kind as ContactPointKind })}
            options={contactPointKind.map((kind) => [kind, t(`contact.${kind}`)] as const)}
          />
          <TextField label={t("fieldname.contactPoint")} path="spec.contact_point.name" rule={contactPointRules.name} value={value.name} change={(name) => set({ name })} />
        </div>
        {value.kind === "CONTACT_POINT_KIND_SPONSOR" && (
          <SelectField
            label={t("fieldname.sponsorCountry")}
            help={t("directory.sponsor.help")}
            path="spec.sponsor_country"
            rule={needed}
            value={value.sponsorCountry}
            change={(sponsorCountry) => set({ sponsorCountry })}
            options={[["", t("directory.choose")], ...byName(sponsors)]}
          />
        )}
        <TextField code list="directory-zones" label={t("fieldname.timeZone")} path="spec.time_zone" rule={countrySpecRules.time_zone} value={value.timeZone} change={(timeZone) => set({ timeZone })} />
        <datalist id="directory-zones">
          {zones.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <ChoicesField<(typeof DAYS)[number]>
          label={t("fieldname.days")}
          path="spec.working_hours.days"
          rule={workingHoursRules.days}
          value={value.days.map((day) => String(day) as (typeof DAYS)[number])}
          change={(days) => set({ days: days.map(Number).sort() })}
          options={DAYS.map((day) => [day, dayName(t.locale, Number(day))] as const)}
        />
        <div className="pair">
          {(["from", "to"] as const).map((end) => (
            <ClockField key={end} label={t(`fieldname.${end}`)} path={`spec.working_hours.${end}`} rule={workingHoursRules[end]} value={value[end]} change={(time) => set({ [end]: time })} />
          ))}
        </div>
        <HolidayFields rows={value.holidays ?? []} change={(holidays) => set({ holidays })} />
        <ChosenField
          label={t("fieldname.languages")}
          help={t("directory.languages.help")}
          path="spec.languages"
          value={value.languages}
          change={(languages) => set({ languages })}
          options={[...tongues].sort((one, other) => t.compare(tongueName(t.locale, one), tongueName(t.locale, other)))}
          nameOf={(one) => tongueName(t.locale, one)}
          more={t("plan.languages.add")}
        />
        <TextField prose label={t("fieldname.note")} path="spec.note" rule={countrySpecRules.note} value={value.note} change={(note) => set({ note })} />
      </div>
    </Panel>
  );
}

/** Days on which nobody is there though the week says so. */
function HolidayFields({ rows, change }: { rows: readonly Holiday[]; change: (rows: Holiday[]) => void }) {
  const t = useWords();
  return (
    <fieldset className="field">
      <legend>{t("fieldname.holidays")}</legend>
      <RowList<Holiday>
        rows={rows}
        change={change}
        nameOf={({ name }, index) => name || t("directory.holiday", { number: index + 1 })}
        adds={[{ label: t("directory.holidays.add"), row: () => ({ firstDay: "", lastDay: "", name: "" }) }]}
        most={countrySpecRules.holidays.maxItems}
      >
        {(row, index, set) => {
          const path = `spec.holidays[${index}]`;
          const early = row.lastDay !== "" && row.lastDay < row.firstDay;
          return (
            <div className="stack">
              <TextField label={t("fieldname.name")} path={`${path}.name`} rule={holidayRules.name} value={row.name} change={(name) => set({ name })} />
              <div className="pair">
                <DayField label={t("fieldname.firstDay")} path={`${path}.first_day`} rule={holidayRules.first_day} value={row.firstDay} change={(firstDay) => set({ firstDay })} />
                <DayField label={t("fieldname.lastDay")} help={t("directory.holiday.last")} path={`${path}.last_day`} rule={holidayRules.last_day} remark={early ? t("rule.country.holiday") : undefined} value={row.lastDay} change={(lastDay) => set({ lastDay })} />
              </div>
            </div>
          );
        }}
      </RowList>
    </fieldset>
  );
}
