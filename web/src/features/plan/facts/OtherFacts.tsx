import type { Plan, ReportingDuty } from "@/gen/types";
import { useWords, type Words } from "@/language/useWords";
import { isolate, ShortTime } from "@/parts/Time";
import { Remarked, Remarks } from "../Remarks";
import { Prose, ReadSection, TextFact } from "./Fact";

/** What everybody does, and by what cases are selected. */
export function InstructionFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  const criteria = plan.selectionCriteria ?? [];
  return (
    <ReadSection of="instructions" plan={plan}>
      <dl className="rows">
        <TextFact plan={plan} of="instructions" place="instructions" />
      </dl>
      {criteria.length > 0 && (
        <>
          <h3>{t("fieldname.selectionCriteria")}</h3>
          <Remarks place="selection_criteria" />
          <ol className="plan-criteria">
            {criteria.map((row) => (
              <li key={row.key}>
                <Remarked place={`selection_criteria[${row.key}]`}>
                  <Prose>{row.criterion}</Prose>
                </Remarked>
              </li>
            ))}
          </ol>
        </>
      )}
    </ReadSection>
  );
}

export function MeansFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  const needs = plan.resourceNeeds ?? [];
  return (
    <ReadSection of="means" plan={plan}>
      <dl className="rows">
        <TextFact plan={plan} of="teamComposition" place="team_composition" />
        <TextFact plan={plan} of="technicalEquipment" place="technical_equipment" />
        <TextFact plan={plan} of="logistics" place="logistics" />
      </dl>
      {needs.length > 0 && (
        <>
          <h3>{t("fieldname.resourceNeeds")}</h3>
          <Remarks place="resource_needs" />
          <div className="scroll" tabIndex={0} role="group" aria-label={t("fieldname.resourceNeeds")}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("fieldname.resource")}</th>
                  <th scope="col" className="number">
                    {t("fieldname.quantity")}
                  </th>
                  <th scope="col">{t("fieldname.unit")}</th>
                  <th scope="col">{t("field.utc", { label: t("fieldname.neededTime") })}</th>
                </tr>
              </thead>
              <tbody>
                {needs.map((need) => (
                  <tr key={need.key}>
                    <th scope="row">
                      <Remarked place={`resource_needs[${need.key}]`}>
                        <span dir="auto">{need.resource}</span>
                      </Remarked>
                    </th>
                    <td className="number">{/^\d+$/.test(need.quantity) ? t.number(need.quantity) : need.quantity}</td>
                    <td dir="auto">{need.unit}</td>
                    <td>{need.neededTime ? <ShortTime time={need.neededTime} /> : <span className="quiet">{t("plan.need.atOnce")}</span>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </ReadSection>
  );
}

/** Which report is owed, by whom, and by when. */
export function ReportingFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  const duties = plan.reportingDuties ?? [];
  return (
    <ReadSection of="reporting" plan={plan} plain>
      <div className="scroll" tabIndex={0} role="group" aria-label={t("plan.part.reporting")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("fieldname.report")}</th>
              <th scope="col">{t("fieldname.reporter")}</th>
              <th scope="col">{t("plan.cutOff")}</th>
            </tr>
          </thead>
          <tbody>
            {duties.map((duty, at) => (
              <tr key={at}>
                <th scope="row">
                  {t(`report.${duty.report as "REPORT_KIND_FINAL"}`)}
                  {duties.findIndex(({ report }) => report === duty.report) === at && <Remarks place={`reporting_duties[${duty.report}]`} />}
                </th>
                <td dir="auto">{duty.reporter}</td>
                <td>{toldCutOff(t, duty)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="panel-in">
        <Remarks place="reporting_duties" />
      </div>
    </ReadSection>
  );
}

function toldCutOff(t: Words, { daily, hoursAfterEvent, daysAfterEnd }: ReportingDuty): string {
  if (daily) return t("plan.cutOff.daily", { time: isolate(daily.localTime), zone: isolate(daily.timeZone) });
  return daysAfterEnd !== undefined ? t("plan.cutOff.days", { number: daysAfterEnd }) : t("plan.cutOff.hours", { number: hoursAfterEvent ?? 0 });
}

/** What ends an action or the operation before its time. */
export function AbortFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  return (
    <ReadSection of="abort" plan={plan}>
      <Remarks place="abort_criteria" />
      <ol className="plan-criteria">
        {(plan.abortCriteria ?? []).map((row) => (
          <li key={row.key}>
            <Remarked place={`abort_criteria[${row.key}]`}>
              <Prose>{row.criterion}</Prose>
              <span className="small">
                <span className="quiet">{t("fieldname.decider")}</span> <span dir="auto">{row.decider}</span>
              </span>
            </Remarked>
          </li>
        ))}
      </ol>
    </ReadSection>
  );
}
