import { indicators } from "@/features/outcome/figures";
import { crimeArea, handlingLevel, phaseKind, purpose } from "@/gen/enums";
import { objectiveRules, planRules } from "@/gen/rules";
import type { CrimeArea, HandlingLevel, Plan, Purpose } from "@/gen/types";
import { capitals } from "@/language/letters";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Field, SelectField, TextField, TimeField } from "@/parts/Form";
import { Panel } from "@/parts/Panel";
import { Timeline } from "@/parts/Timeline";
import { follows } from "./planRules";
import { Remarks } from "./Remarks";

interface Given {
  plan: Plan;
  set: (change: Partial<Plan>) => void;
}

/** Targets are set for actions and assets, never for persons. */
const ofPersons: readonly string[] = ["persons_arrested", "fraud_victims_targeted"];

/** Everything that a plan has. */
export function PlanFields({ plan, set }: Given) {
  const t = useWords();
  return (
    <>
      <TextField label={t("fieldname.codeName")} path="plan.code_name" rule={planRules.code_name} value={plan.codeName} change={(codeName) => set({ codeName })} />
      <Remarks place="code_name" />
      <div className="pair">
        <div>
          <SelectField
            label={t("fieldname.purpose")}
            path="plan.purpose"
            value={plan.purpose}
            change={(one) => set({ purpose: one as Purpose })}
            options={purpose.map((one) => [one, t(`purpose.${one}`)] as const)}
          />
          <Remarks place="purpose" />
        </div>
        <div>
          <SelectField
            label={t("fieldname.handlingLevel")}
            help={t(`level.${plan.handlingLevel as "HANDLING_LEVEL_RED"}`)}
            path="plan.handling_level"
            value={plan.handlingLevel}
            change={(one) => set({ handlingLevel: one as HandlingLevel })}
            options={handlingLevel.map((one) => [one, one.replace("HANDLING_LEVEL_", "TLP:").replace("_", "+")] as const)}
          />
          <Remarks place="handling_level" />
        </div>
      </div>
      <Field label={t("fieldname.crimeAreas")} path="plan.crime_areas" rule={{ name: "crimeAreas", required: true }} value={plan.crimeAreas.join()}>
        {({ id, "aria-required": _, ...wiring }) => (
          <div className="areas" id={id} role="group" aria-label={t("fieldname.crimeAreas")} {...wiring} tabIndex={-1}>
            {crimeArea.map((area) => (
              <label key={area} className="choice">
                <input
                  type="checkbox"
                  checked={plan.crimeAreas.includes(area)}
                  onChange={(event) => set({ crimeAreas: event.target.checked ? [...plan.crimeAreas, area as CrimeArea] : plan.crimeAreas.filter((one) => one !== area) })}
                />
                {t(`crime.${area}`)}
              </label>
            ))}
          </div>
        )}
      </Field>
      <Remarks place="crime_areas" />
      <TextField prose label={t("fieldname.legalBasis")} path="plan.legal_basis" rule={planRules.legal_basis} value={plan.legalBasis} change={(legalBasis) => set({ legalBasis })} />
      <Remarks place="legal_basis" />
      <TextField label={t("fieldname.leadAgency")} path="plan.lead_agency" rule={planRules.lead_agency} value={plan.leadAgency} change={(leadAgency) => set({ leadAgency })} />
      <Remarks place="lead_agency" />
      <div className="pair">
        <div>
          <TimeField label={t("field.utc", { label: t("fieldname.startTime") })} path="plan.start_time" rule={planRules.start_time} value={plan.startTime} change={(startTime) => set(withTime("startTime", startTime))} />
          <Remarks place="start_time" />
        </div>
        <div>
          <TimeField label={t("field.utc", { label: t("fieldname.endTime") })} path="plan.end_time" rule={planRules.end_time} value={plan.endTime} change={(endTime) => set(withTime("endTime", endTime))} />
          <Remarks place="end_time" />
        </div>
      </div>
      {plan.startTime && plan.endTime && !follows(plan.startTime, plan.endTime) && <p className="note warn">{t("rule.plan.period")}</p>}
      <Phases plan={plan} set={set} />
      <Objectives plan={plan} set={set} />
      <div className="pair">
        <div>
          <TextField code label={t("fieldname.reportCurrency")} path="plan.report_currency" value={plan.reportCurrency} change={(code) => set({ reportCurrency: capitals(code) })} />
          <Remarks place="report_currency" />
        </div>
        <div>
          <label className="choice">
            <input type="checkbox" checked={plan.totalsShared} onChange={(event) => set({ totalsShared: event.target.checked })} />
            {t("fieldname.totalsShared")}
          </label>
          <Remarks place="totals_shared" />
        </div>
      </div>
    </>
  );
}

/** A time that is not there is left out. */
function withTime(field: "startTime" | "endTime", time: string | undefined): Partial<Plan> {
  return { [field]: time } as Partial<Plan>;
}

function Phases({ plan, set }: Given) {
  const t = useWords();
  const left = phaseKind.filter((kind) => !plan.phases.some((phase) => phase.kind === kind));
  const change = (at: number, part: Partial<Plan["phases"][number]>) => set({ phases: plan.phases.map((phase, index) => (index === at ? { ...phase, ...part } : phase)) });
  return (
    <Panel title={t("fieldname.phases")} note={t("plan.phases.note")} inset>
      <Remarks place="phases" />
      {plan.startTime && plan.endTime && follows(plan.startTime, plan.endTime) && <Timeline start={plan.startTime} end={plan.endTime} phases={plan.phases} />}
      {plan.phases.map((phase, index) => {
        const name = t(`phase.${phase.kind as "PHASE_KIND_ACTION"}`);
        return (
          <div className="phase-row" key={phase.kind}>
            <div>
              <b>{name}</b>
              <Button small look="plain" aria-label={t("plan.remove", { name })} onClick={() => set({ phases: plan.phases.filter((_, at) => at !== index) })}>
                {t("plan.remove.short")}
              </Button>
            </div>
            <TimeField label={t("field.utc", { label: t("fieldname.startTime") })} path={`plan.phases[${index}].start_time`} value={phase.startTime} change={(time) => change(index, { startTime: time } as Partial<typeof phase>)} />
            <TimeField label={t("field.utc", { label: t("fieldname.endTime") })} path={`plan.phases[${index}].end_time`} value={phase.endTime} change={(time) => change(index, { endTime: time } as Partial<typeof phase>)} />
          </div>
        );
      })}
      {left.length > 0 && (
        <div className="buttons">
          {left.map((kind) => (
            <Button
              key={kind}
              small
              cannot={plan.startTime && plan.endTime ? undefined : t("plan.phases.cannot")}
              onClick={() => {
                const start = plan.phases.at(-1)?.endTime ?? plan.startTime;
                set({ phases: [...plan.phases, { kind, ...(start ? { startTime: start } : {}), ...(plan.endTime ? { endTime: plan.endTime } : {}) }] });
              }}
            >
              {t("plan.add", { name: t(`phase.${kind}`) })}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  );
}

function Objectives({ plan, set }: Given) {
  const t = useWords();
  const left = indicators.filter((key) => !ofPersons.includes(key) && !plan.objectives.some((one) => one.indicator === key));
  return (
    <Panel title={t("fieldname.objectives")} note={t("plan.objectives.note")} inset>
      <Remarks place="objectives" />
      {plan.objectives.map((objective, index) => {
        const name = t.has(`indicator.${objective.indicator}`) ? t(`indicator.${objective.indicator}` as "indicator.nil_return") : objective.indicator;
        return (
          <div className="objective-row" key={objective.indicator}>
            <div>
              <b>{name}</b>
              <Remarks place={`objectives[${objective.indicator}]`} />
            </div>
            <TextField
              code
              inputMode="numeric"
              label={objective.indicator === "funds_intercepted" ? t("plan.target.money", { currency: plan.reportCurrency || "USD" }) : t("fieldname.target")}
              path={`plan.objectives[${index}]`}
              rule={{ ...objectiveRules.target, required: true }}
              value={objective.target}
              change={(target) => set({ objectives: plan.objectives.map((one, at) => (at === index ? { ...one, target: target.replace(/[\s'’]/g, "") } : one)) })}
            />
            <Button small look="plain" aria-label={t("plan.remove", { name })} onClick={() => set({ objectives: plan.objectives.filter((_, at) => at !== index) })}>
              {t("plan.remove.short")}
            </Button>
          </div>
        );
      })}
      <div className="buttons">
        {left.map((indicator) => (
          <Button key={indicator} small onClick={() => set({ objectives: [...plan.objectives, { indicator, target: "" }] })}>
            {t("plan.add", { name: t(`indicator.${indicator}`) })}
          </Button>
        ))}
      </div>
    </Panel>
  );
}
