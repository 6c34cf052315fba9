import { Fragment } from "react";
import type { Plan } from "@/gen/types";
import { snake } from "@/language/letters";
import { useWords } from "@/language/useWords";
import { codedCrimes } from "@/parts/crimes";
import { HandlingLabel } from "@/parts/Handling";
import { Panel } from "@/parts/Panel";
import { isolate, ShortTime, When } from "@/parts/Time";
import { Timeline } from "@/parts/Timeline";
import { tongueName } from "@/language/tongues";
import { isNothing, sections } from "./completeness";
import { MediaFacts, RightsFacts, RiskFacts } from "./facts/CareFacts";
import { CommandFacts, CommunicationFacts, LiaisonFacts, UnitFacts } from "./facts/CommandFacts";
import { Fact, Prose, ReadSection, TextFact, useComments } from "./facts/Fact";
import { AbortFacts, InstructionFacts, MeansFacts, ReportingFacts } from "./facts/OtherFacts";
import { objectiveName } from "./names";
import { Remarked, Remarks } from "./Remarks";

/** A plan as it is read: everything that it has, in the order in which it is decided on. */
export function PlanFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  return (
    <>
      <ReadSection of="what" plan={plan}>
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
            <Remarked place="crime_areas">{codedCrimes(t, plan.crimeAreas)}</Remarked>
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
          {!isNothing(plan.supportingAgencies) && (
            <Fact name="supportingAgencies" place="supporting_agencies">
              <Prose>{plan.supportingAgencies.join("\n")}</Prose>
            </Fact>
          )}
          {!isNothing(plan.languages) && (
            <Fact name="languages" place="languages">
              {t.list(plan.languages.map((one) => tongueName(t.locale, one)))}
            </Fact>
          )}
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
      </ReadSection>
      <ReadSection of="situation" plan={plan}>
        <dl className="rows">
          <TextFact plan={plan} of="situation" place="situation" />
          <TextFact plan={plan} of="area" place="area" />
        </dl>
      </ReadSection>
      <ReadSection of="period" plan={plan}>
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
        <Gates plan={plan} />
      </ReadSection>
      <ObjectiveFacts plan={plan} />
      <InstructionFacts plan={plan} />
      <CommandFacts plan={plan} />
      <LiaisonFacts plan={plan} />
      <UnitFacts plan={plan} />
      <CommunicationFacts plan={plan} />
      <MeansFacts plan={plan} />
      <ReadSection of="cooperation" plan={plan}>
        <dl className="rows">
          <TextFact plan={plan} of="cooperation" place="cooperation" />
        </dl>
      </ReadSection>
      <RiskFacts plan={plan} />
      <RightsFacts plan={plan} />
      <ReportingFacts plan={plan} />
      <MediaFacts plan={plan} />
      <AbortFacts plan={plan} />
      <LeftEmpty plan={plan} />
    </>
  );
}

/** What must be there before a phase begins. */
function Gates({ plan }: { plan: Plan }) {
  const t = useWords();
  const gates = plan.phases.filter(({ gate }) => gate);
  if (gates.length === 0) return null;
  return (
    <>
      <h3>{t("plan.gates")}</h3>
      <dl className="rows">
        {gates.map(({ kind, gate }) => (
          <Fragment key={kind}>
            <dt>{t(`phase.${kind as "PHASE_KIND_ACTION"}`)}</dt>
            <dd>
              <Prose>{gate}</Prose>
            </dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}

export function ObjectiveFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  const told = (indicator: string, value: string) => (indicator === "funds_intercepted" ? `${isolate(plan.reportCurrency || "USD")} ${t.number(value)}` : t.number(value));
  return (
    <ReadSection of="objectives" plan={plan} plain>
      <div className="scroll">
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{t("fieldname.indicator")}</th>
              <th scope="col" className="number">
                {t("fieldname.target")}
              </th>
              {plan.objectives.some(({ baseline }) => baseline !== undefined) && (
                <th scope="col" className="number">
                  {t("fieldname.baseline")}
                </th>
              )}
              {plan.objectives.some(({ evaluationTime }) => evaluationTime) && <th scope="col">{t("field.utc", { label: t("fieldname.evaluationTime") })}</th>}
            </tr>
          </thead>
          <tbody>
            {plan.objectives.map((objective, at) => (
              <tr key={at}>
                <th scope="row">
                  {plan.objectives.findIndex(({ indicator }) => indicator === objective.indicator) === at ? (
                    <Remarked place={`objectives[${objective.indicator}]`}>{objectiveName(t, objective)}</Remarked>
                  ) : (
                    objectiveName(t, objective)
                  )}
                  {objective.method && (
                    <span className="small quiet">
                      <Prose>{objective.method}</Prose>
                    </span>
                  )}
                </th>
                <td className="number" data-head={t("fieldname.target")}>{told(objective.indicator, objective.target)}</td>
                {plan.objectives.some(({ baseline }) => baseline !== undefined) && <td className="number" data-head={t("fieldname.baseline")}>{objective.baseline === undefined ? "–" : told(objective.indicator, objective.baseline)}</td>}
                {plan.objectives.some(({ evaluationTime }) => evaluationTime) && <td data-head={t("field.utc", { label: t("fieldname.evaluationTime") })}>{objective.evaluationTime ? <ShortTime time={objective.evaluationTime} /> : "–"}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="panel-in">
        <Remarks place="objectives" />
      </div>
    </ReadSection>
  );
}

/** What is left out above, for those who may say something about it. */
function LeftEmpty({ plan }: { plan: Plan }) {
  const t = useWords();
  const empty = Object.values(sections).flat().filter((field) => field !== "totalsShared" && isNothing(plan[field]));
  if (!useComments() || empty.length === 0) return null;
  return (
    <Panel title={t("plan.leftEmpty")} inset>
      <dl className="rows">
        {empty.map((field) => (
          <Fact key={field} name={field} place={snake(field)}>
            –
          </Fact>
        ))}
      </dl>
    </Panel>
  );
}
