import type { Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { HandlingLabel } from "@/parts/Handling";
import { Panel } from "@/parts/Panel";
import { isolate, When } from "@/parts/Time";
import { Timeline } from "@/parts/Timeline";

/** A plan as it is read: everything that it has, in the order in which it is decided on. */
export function PlanFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  return (
    <>
      <Panel title={t("plan.what")} inset>
        <dl className="rows">
          <dt>{t("fieldname.purpose")}</dt>
          <dd>{t(`purpose.${plan.purpose as "PURPOSE_ASSET_RECOVERY"}`)}</dd>
          <dt>{t("fieldname.crimeAreas")}</dt>
          <dd>{t.list(plan.crimeAreas.map((area) => t(`crime.${area as "CRIME_AREA_FRAUD"}`)))}</dd>
          <dt>{t("fieldname.legalBasis")}</dt>
          <dd dir="auto">{plan.legalBasis}</dd>
          <dt>{t("fieldname.leadAgency")}</dt>
          <dd dir="auto">{plan.leadAgency}</dd>
          <dt>{t("fieldname.handlingLevel")}</dt>
          <dd>
            <HandlingLabel level={plan.handlingLevel} />
          </dd>
          <dt>{t("fieldname.reportCurrency")}</dt>
          <dd>
            <bdi>{plan.reportCurrency || "USD"}</bdi>
          </dd>
          <dt>{t("fieldname.totalsShared")}</dt>
          <dd>{t(plan.totalsShared ? "yes" : "no")}</dd>
        </dl>
      </Panel>
      <Panel title={t("fieldname.phases")} inset>
        {plan.startTime && plan.endTime && <Timeline start={plan.startTime} end={plan.endTime} phases={plan.phases} />}
        <dl className="rows">
          <dt>{t("fieldname.startTime")}</dt>
          <dd>
            <When time={plan.startTime} />
          </dd>
          <dt>{t("fieldname.endTime")}</dt>
          <dd>
            <When time={plan.endTime} />
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
                  <th scope="row">{t.has(`indicator.${indicator}`) ? t(`indicator.${indicator}` as "indicator.nil_return") : indicator}</th>
                  <td className="number">{indicator === "funds_intercepted" ? `${isolate(plan.reportCurrency || "USD")} ${t.number(target)}` : t.number(target)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Panel>
    </>
  );
}
