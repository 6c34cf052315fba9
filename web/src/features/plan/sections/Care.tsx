import { riskImpact, riskLikelihood } from "@/gen/enums";
import { planRules, protectionAnnexRules, riskRules } from "@/gen/rules";
import type { ProtectionAnnex, Risk as RiskRow } from "@/gen/types";
import { Risk } from "@/features/hotspots/Risk";
import { useWords } from "@/language/useWords";
import { isNothing } from "../completeness";
import { Remarks } from "../Remarks";
import { gradeOf } from "../risks";
import { newKey } from "../rowNames";
import { type Given, PlanText, RowChoice, RowText, SectionPanel } from "./Fields";
import { RowList } from "./RowList";

/** What may go wrong, how bad that is, and who does what about it. */
export function Risks({ plan, set }: Given) {
  const t = useWords();
  return (
    <SectionPanel of="risks">
      <Remarks place="risks" />
      <RowList<RiskRow>
        rows={plan.risks ?? []}
        change={(risks) => set({ risks })}
        nameOf={(risk, index) => risk.title || t("plan.risk", { number: index + 1 })}
        most={planRules.risks.maxItems}
        adds={[{ label: t("plan.add.risk"), row: () => ({ key: newKey("risk"), title: "", likelihood: "RISK_LIKELIHOOD_POSSIBLE", impact: "RISK_IMPACT_MODERATE", control: "", owner: "" }) }]}
      >
        {(row, index, change) => {
          const on = { within: "risks", row, set: change, path: `plan.risks[${index}]`, rules: riskRules };
          return (
            <>
              <RowText {...on} of="title" />
              <div className="pair">
                <RowChoice {...on} of="likelihood" options={riskLikelihood.map((one) => [one, t(`likelihood.${one}`)] as const)} />
                <RowChoice {...on} of="impact" options={riskImpact.map((one) => [one, t(`impact.${one}`)] as const)} />
                <p className="plan-grade">
                  <span className="field-name">{t("plan.grade")}</span> <Risk of={gradeOf(row)} />
                </p>
              </div>
              <RowText {...on} of="control" prose />
              <RowText {...on} of="owner" />
              <Remarks place={`risks[${row.key}]`} />
            </>
          );
        }}
      </RowList>
    </SectionPanel>
  );
}

const nobody: ProtectionAnnex = { screeningTeam: "", screeningTool: "", referral: "", complaints: "" };

/** How fundamental rights are kept, and who in need of protection is found and helped. */
export function Rights({ plan, set }: Given) {
  const t = useWords();
  const row = plan.protection ?? nobody;
  // What is empty altogether is not there.
  const put = (part: Partial<ProtectionAnnex>) => set(given("protection", { ...row, ...part }));
  const on = { within: "protection", row, set: put, path: "plan.protection", rules: protectionAnnexRules };
  return (
    <SectionPanel of="rights">
      <PlanText plan={plan} set={set} of="rights_instructions" prose />
      <h3>{t("fieldname.protection")}</h3>
      <Remarks place="protection" />
      <div className="pair">
        <RowText {...on} of="screening_team" prose />
        <RowText {...on} of="screening_tool" prose />
      </div>
      <RowText {...on} of="referral" prose />
      <RowText {...on} of="complaints" prose />
    </SectionPanel>
  );
}

/** A part of the plan with fields of its own; without any it is left out. */
export function given<Name extends "protection" | "media">(name: Name, part: object): Partial<Given["plan"]> {
  return { [name]: isNothing(part) ? undefined : part } as Partial<Given["plan"]>;
}
