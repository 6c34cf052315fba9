import type { Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { HandlingLabel } from "@/parts/Handling";
import { Panel } from "@/parts/Panel";
import { isolate, When } from "@/parts/Time";
import { Timeline } from "@/parts/Timeline";
import { Remarked, Remarks } from "./Remarks";

/** A plan as it is read: everything that it has, in the order in which it is decided on. */
export function PlanFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  return (
    <>
      <Panel title={t("plan.what")} inset>
        <dl className="rows">
          <dt>{t("fieldname.codeName")}</dt>
          <dd>
            <Remarked place="code_name">
              <span dir="auto">{plan.codeName}</span>
            </Remarked>
          </dd>
          <dt>{t("fieldname.purpose")}</dt>
          <dd>
            <Remarked place="purpose">{t(`purpose.${plan.purpose as "PURPOSE_ASSET_RECOVERY"}`)}</Remarked>
          </dd>
          <dt>{t("fieldname.crimeAreas")}</dt>
          <dd>
            <Remarked place="crime_areas">{t.list(plan.crimeAreas.map((area) => t(`crime.${area as "CRIME_AREA_FRAUD"}`)))}</Remarked>
          </dd>
          <dt>{t("fieldname.legalBasis")}</dt>
          <dd>
            <Remarked place="legal_basis">
              <span dir="auto">{plan.legalBasis}</span>
            </Remarked>
          </dd>
          <dt>{t("fieldname.leadAgency")}</dt>
          <dd>
            <Remarked place="lead_agency">
              <span dir="auto">{plan.leadAgency}</span>
            </Remarked>
          </dd>
          <dt>{t("fieldname.handlingLevel")}</dt>
          <dd>
            <Remarked place="handling_level">
              <HandlingLabel level={plan.handlingLevel} />
            </Remarked>
          </dd>
          <dt>{t("fieldname.reportCurrency")}</dt>
          <dd>
            <Remarked place="report_currency">
              <bdi>{plan.reportCurrency || "USD"}</bdi>
            </Remarked>
          </dd>
          <dt>{t("fieldname.totalsShared")}</dt>
          <dd>
            <Remarked place="totals_shared">{t(plan.totalsShared ? "yes" : "no")}</Remarked>
          </dd>
        </dl>
      </Panel>
      <Panel title={t("fieldname.phases")} inset>
        {plan.startTime && plan.endTime && <Timeline start={plan.startTime} end={plan.endTime} phases={plan.phases} />}
        <Remarks place="phases" />
        <dl className="rows">
          <dt>{t("fieldname.startTime")}</dt>
          <dd>
            <Remarked place="start_time">
              <When time={plan.startTime} />
            </Remarked>
          </dd>
          <dt>{t("fieldname.endTime")}</dt>
          <dd>
            <Remarked place="end_time">
              <When time={plan.endTime} />
            </Remarked>
          </dd>
        </dl>
      </Panel>
      <Panel title={t("fieldname.objectives")} note={t("plan.objectives.note")}>
        {plan.objectives.length === 0 ? (
          <p className="panel-in quiet">{t("plan.objectives.none")}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{t("fieldname.indicator")}</th>
                <th scope="col" className="number">
                  {t("fieldname.target")}
                </th>
              </tr>
            </thead>
            <tbody>
              {plan.objectives.map(({ indicator, target }) => (
                <tr key={indicator}>
                  <th scope="row">
                    <Remarked place={`objectives[${indicator}]`}>{t.has(`indicator.${indicator}`) ? t(`indicator.${indicator}` as "indicator.nil_return") : indicator}</Remarked>
                  </th>
                  <td className="number">{indicator === "funds_intercepted" ? `${isolate(plan.reportCurrency || "USD")} ${t.number(target)}` : t.number(target)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <div className="panel-in">
          <Remarks place="objectives" />
        </div>
      </Panel>
    </>
  );
}
