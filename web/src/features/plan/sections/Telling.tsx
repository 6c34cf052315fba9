import { reportKind } from "@/gen/enums";
import { abortCriterionRules, dailyCutOffRules, mediaPlanRules, planRules, reportingDutyRules } from "@/gen/rules";
import type { AbortCriterion, MediaPlan, ReportingDuty } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { SelectField, TimeField } from "@/parts/Form";
import { Remarks } from "../Remarks";
import { newKey, rowName } from "../rowNames";
import { given } from "./Care";
import { type Given, ownZone, RowChoice, RowClock, RowNumber, RowText, RowZone, SectionPanel } from "./Fields";
import { RowList } from "./RowList";

type CutOff = "daily" | "hoursAfterEvent" | "daysAfterEnd";
type Kind = (typeof reportKind)[number];

/** What is usual for a report. */
const usual: Readonly<Record<Kind, Partial<ReportingDuty>>> = {
  REPORT_KIND_DAILY_SITUATION: { daily: { localTime: "18:00", timeZone: "" } },
  REPORT_KIND_SERIOUS_INCIDENT: { hoursAfterEvent: 4 },
  REPORT_KIND_FIRST: { hoursAfterEvent: 24 },
  REPORT_KIND_RESULTS: { daysAfterEnd: 30 },
  REPORT_KIND_FINAL: { daysAfterEnd: 90 },
};

const begun = (cutOff: CutOff): Partial<ReportingDuty> => ({ daily: { daily: { localTime: "18:00", timeZone: ownZone() } }, hoursAfterEvent: { hoursAfterEvent: 24 }, daysAfterEnd: { daysAfterEnd: 30 } })[cutOff];

/** Which report is owed, by whom, and by when. */
export function Reporting({ plan, set }: Given) {
  const t = useWords();
  const fresh = (report: Kind): ReportingDuty => {
    const { daily, ...rest } = usual[report];
    return { report, reporter: t("plan.reporter.all"), ...rest, ...(daily ? { daily: { ...daily, timeZone: ownZone() } } : {}) };
  };
  return (
    <SectionPanel of="reporting">
      <Remarks place="reporting_duties" />
      <RowList<ReportingDuty>
        rows={plan.reportingDuties ?? []}
        known={(row) => rowName("reportingDuties", row)}
        change={(reportingDuties) => set({ reportingDuties })}
        nameOf={(duty) => (t.has(`report.${duty.report}`) ? t(`report.${duty.report as Kind}`) : duty.report)}
        most={planRules.reporting_duties.maxItems}
        adds={reportKind.map((kind) => ({ label: t("plan.add", { name: t(`report.${kind}`) }), row: () => fresh(kind) }))}
      >
        {(row, index, change) => <Duty row={row} index={index} change={change} />}
      </RowList>
    </SectionPanel>
  );
}

function Duty({ row, index, change }: { row: ReportingDuty; index: number; change: (part: Partial<ReportingDuty>) => void }) {
  const t = useWords();
  const path = `plan.reporting_duties[${index}]`;
  const on = { within: "reportingDuties", row, set: change, path, rules: reportingDutyRules };
  const cutOff: CutOff = row.daily ? "daily" : row.daysAfterEnd !== undefined ? "daysAfterEnd" : "hoursAfterEvent";
  const choose = (one: CutOff) => change({ daily: undefined, hoursAfterEvent: undefined, daysAfterEnd: undefined, ...begun(one) } as Partial<ReportingDuty>);
  return (
    <>
      <div className="pair">
        <RowChoice {...on} of="report" options={reportKind.map((one) => [one, t(`report.${one}`)] as const)} />
        <RowText {...on} of="reporter" />
      </div>
      <div className="pair">
        <SelectField label={t("plan.cutOff")} path={`${path}.cut_off`} value={cutOff} change={(one) => choose(one as CutOff)} options={(["daily", "hoursAfterEvent", "daysAfterEnd"] as const).map((one) => [one, t(`fieldname.${one}`)] as const)} />
        {row.daily ? (
          <Daily row={row.daily} path={`${path}.daily`} change={(daily) => change({ daily })} />
        ) : (
          <RowNumber {...on} key={cutOff} of={cutOff === "daysAfterEnd" ? "days_after_end" : "hours_after_event"} needed />
        )}
      </div>
      <Remarks place={`reporting_duties[${row.report}]`} />
    </>
  );
}

function Daily({ row, path, change }: { row: NonNullable<ReportingDuty["daily"]>; path: string; change: (daily: NonNullable<ReportingDuty["daily"]>) => void }) {
  const on = { within: "daily", row, set: (part: Partial<typeof row>) => change({ ...row, ...part }), path, rules: dailyCutOffRules };
  return (
    <>
      <RowClock {...on} of="local_time" />
      <RowZone {...on} of="time_zone" />
    </>
  );
}

/** Who tells the public what, and from when on. */
export function Media({ plan, set }: Given) {
  const t = useWords();
  const row = plan.media ?? { spokesperson: "", rules: "" };
  const put = (part: Partial<MediaPlan>) => set(given("media", { ...row, ...part }));
  const on = { within: "media", row, set: put, path: "plan.media", rules: mediaPlanRules };
  return (
    <SectionPanel of="media">
      <Remarks place="media" />
      <div className="pair">
        <RowText {...on} of="spokesperson" />
        <TimeField
          label={t("field.utc", { label: t("fieldname.embargoTime") })}
          help={t("plan.help.media.embargoTime")}
          path="plan.media.embargo_time"
          value={row.embargoTime}
          change={(embargoTime) => put({ embargoTime } as Partial<MediaPlan>)}
        />
      </div>
      <RowText {...on} of="rules" prose />
    </SectionPanel>
  );
}

/** What ends an action or the operation before its time. */
export function Abort({ plan, set }: Given) {
  const t = useWords();
  return (
    <SectionPanel of="abort">
      <Remarks place="abort_criteria" />
      <RowList<AbortCriterion>
        ordered
        rows={plan.abortCriteria ?? []}
        change={(abortCriteria) => set({ abortCriteria })}
        nameOf={(_, index) => t("plan.criterion", { number: index + 1 })}
        most={planRules.abort_criteria.maxItems}
        adds={[{ label: t("plan.add.criterion"), row: () => ({ key: newKey("abort"), criterion: "", decider: plan.commandPosts?.[0]?.function ?? "" }) }]}
      >
        {(row, index, change) => {
          const on = { within: "abortCriteria", row, set: change, path: `plan.abort_criteria[${index}]`, rules: abortCriterionRules };
          return (
            <>
              <RowText {...on} of="criterion" prose />
              <RowText {...on} of="decider" />
              <Remarks place={`abort_criteria[${row.key}]`} />
            </>
          );
        }}
      </RowList>
    </SectionPanel>
  );
}
