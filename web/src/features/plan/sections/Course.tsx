import { indicators } from "@/features/outcome/figures";
import { phaseKind } from "@/gen/enums";
import { objectiveRules, phaseRules, planRules } from "@/gen/rules";
import type { Objective, Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { TextField, TimeField } from "@/parts/Form";
import { Timeline } from "@/parts/Timeline";
import { follows, isAgain, isEarly } from "../planRules";
import { Remarks } from "../Remarks";
import { objectiveName } from "../names";
import { rowName } from "../rowNames";
import { type Given, PlanText, RowCountry, RowNumber, RowText, SectionPanel } from "./Fields";
import { RowList } from "./RowList";

/** Targets are set for actions and assets, never for persons. */
const ofPersons: readonly string[] = ["persons_arrested", "fraud_victims_targeted"];

export function Situation(given: Given) {
  return (
    <SectionPanel of="situation">
      <PlanText {...given} of="situation" prose />
      <PlanText {...given} of="area" prose />
    </SectionPanel>
  );
}

/** When the operation is, and in which phases. */
export function Period({ plan, set }: Given) {
  const t = useWords();
  const left = phaseKind.filter((kind) => !plan.phases.some((phase) => phase.kind === kind));
  const inOrder = plan.startTime && plan.endTime && follows(plan.startTime, plan.endTime);
  return (
    <SectionPanel of="period">
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
      {plan.startTime && plan.endTime && !inOrder && <p className="note warn">{t("rule.plan.period")}</p>}
      <h3>{t("fieldname.phases")}</h3>
      <p className="help">{t("plan.phases.note")}</p>
      <Remarks place="phases" />
      {plan.startTime && plan.endTime && inOrder && <Timeline start={plan.startTime} end={plan.endTime} phases={plan.phases} />}
      <RowList
        rows={plan.phases}
        known={(row) => rowName("phases", row)}
        change={(phases) => set({ phases })}
        nameOf={(phase) => t(`phase.${phase.kind as "PHASE_KIND_ACTION"}`)}
        adds={left.map((kind) => ({
          label: t("plan.add", { name: t(`phase.${kind}`) }),
          cannot: plan.startTime && plan.endTime ? undefined : t("plan.phases.cannot"),
          row: () => {
            const start = plan.phases.at(-1)?.endTime ?? plan.startTime;
            return { kind, gate: "", ...(start ? { startTime: start } : {}), ...(plan.endTime ? { endTime: plan.endTime } : {}) };
          },
        }))}
      >
        {(phase, index, change) => (
          <>
            <div className="pair">
              <TimeField label={t("field.utc", { label: t("fieldname.startTime") })} path={`plan.phases[${index}].start_time`} value={phase.startTime} change={(time) => change(withTime("startTime", time))} />
              <TimeField label={t("field.utc", { label: t("fieldname.endTime") })} path={`plan.phases[${index}].end_time`} value={phase.endTime} change={(time) => change(withTime("endTime", time))} />
            </div>
            <RowText within="phases" row={phase} set={change} path={`plan.phases[${index}]`} rules={phaseRules} of="gate" prose />
          </>
        )}
      </RowList>
    </SectionPanel>
  );
}

/** A time that is not there is left out. */
function withTime(field: "startTime" | "endTime", time: string | undefined): { startTime?: string; endTime?: string } {
  return { [field]: time } as { startTime?: string };
}

export function Objectives({ plan, set }: Given) {
  const t = useWords();
  return (
    <SectionPanel of="objectives">
      <Remarks place="objectives" />
      <RowList<Objective>
        rows={plan.objectives}
        known={(row) => rowName("objectives", row)}
        change={(objectives) => set({ objectives })}
        nameOf={(one) => objectiveName(t, one)}
        most={planRules.objectives.maxItems}
        adds={indicators.filter((key) => !ofPersons.includes(key)).map((indicator) => ({ label: t("plan.add", { name: t(`indicator.${indicator}`) }), row: () => ({ indicator, target: "", method: "", country: "" }) }))}
      >
        {(row, index, change) => <OfObjective plan={plan} row={row} index={index} change={change} />}
      </RowList>
    </SectionPanel>
  );
}

function OfObjective({ plan, row, index, change }: { plan: Plan; row: Objective; index: number; change: (part: Partial<Objective>) => void }) {
  const t = useWords();
  const on = { within: "objectives", row, set: change, path: `plan.objectives[${index}]`, rules: objectiveRules };
  const money = row.indicator === "funds_intercepted" && (plan.reportCurrency || "USD");
  return (
    <>
      <Remarks place={`objectives[${row.indicator}]`} />
      <div className="pair">
        <TextField
          code
          inputMode="numeric"
          label={money ? t("plan.target.money", { currency: money }) : t("fieldname.target")}
          path={`plan.objectives[${index}].target`}
          rule={{ ...objectiveRules.target, required: true }}
          value={row.target}
          change={(target) => change({ target: target.replace(/[\s'’]/g, "") })}
        />
        <RowNumber {...on} of="baseline" text />
        <RowCountry {...on} of="country" none={t("plan.country.all")} remark={isAgain(plan.objectives, index) ? t("rule.repeated.unique") : undefined} />
      </div>
      <TimeField
        label={t("field.utc", { label: t("fieldname.evaluationTime") })}
        help={t("plan.help.objectives.evaluationTime")}
        path={`plan.objectives[${index}].evaluation_time`}
        value={row.evaluationTime}
        change={(evaluationTime) => change({ evaluationTime } as Partial<Objective>)}
      />
      {isEarly(plan, row) && <p className="note warn">{t("plan.objectives.early")}</p>}
      <RowText {...on} of="method" prose />
    </>
  );
}
