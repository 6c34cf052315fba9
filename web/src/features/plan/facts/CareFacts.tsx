import { useContext } from "react";
import { Risk } from "@/features/hotspots/Risk";
import type { Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { When } from "@/parts/Time";
import { CommentingContext, Remarked, Remarks } from "../Remarks";
import { gradeOf, weightOf } from "../risks";
import { Fact, Prose, ReadSection, TextFact } from "./Fact";

/** The register of risks, the gravest first; the grade by word and shape. */
export function RiskFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  const risks = [...(plan.risks ?? [])].sort((one, other) => weightOf(other) - weightOf(one));
  return (
    <ReadSection of="risks" plan={plan} plain>
      <div className="scroll">
        <table className="plan-table">
          <thead>
            <tr>
              <th scope="col">{t("fieldname.risk")}</th>
              <th scope="col">{t("plan.grade")}</th>
              <th scope="col">{t("fieldname.control")}</th>
              <th scope="col">{t("fieldname.owner")}</th>
            </tr>
          </thead>
          <tbody>
            {risks.map((risk) => (
              <tr key={risk.key}>
                <th scope="row">
                  <Remarked place={`risks[${risk.key}]`}>
                    <span dir="auto">{risk.title}</span>
                  </Remarked>
                </th>
                <td data-head={t("plan.grade")}>
                  <Risk of={gradeOf(risk)} />
                  <span className="small quiet">{t("plan.grade.of", { likelihood: t(`likelihood.${risk.likelihood as "RISK_LIKELIHOOD_REMOTE"}`), impact: t(`impact.${risk.impact as "RISK_IMPACT_MINOR"}`) })}</span>
                </td>
                <td dir="auto" data-head={t("fieldname.control")}>{risk.control}</td>
                <td dir="auto" data-head={t("fieldname.owner")}>{risk.owner}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="panel-in">
        <p className="small quiet">{t("plan.grade.help")}</p>
        <Remarks place="risks" />
      </div>
    </ReadSection>
  );
}

/** How fundamental rights are kept, and who in need of protection is found and helped. */
export function RightsFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  const annex = plan.protection;
  const remarked = useContext(CommentingContext) !== undefined;
  return (
    <ReadSection of="rights" plan={plan}>
      <dl className="rows">
        <TextFact plan={plan} of="rightsInstructions" place="rights_instructions" />
        {annex &&
          (["screeningTeam", "screeningTool", "referral", "complaints"] as const).map(
            (name) =>
              annex[name] && (
                <Fact key={name} name={name}>
                  <Prose>{annex[name]}</Prose>
                </Fact>
              ),
          )}
      </dl>
      {annex && remarked && (
        <Remarked place="protection">
          <span className="small quiet">{t("fieldname.protection")}</span>
        </Remarked>
      )}
    </ReadSection>
  );
}

/** Who tells the public what, and from when on. */
export function MediaFacts({ plan }: { plan: Plan }) {
  const media = plan.media;
  return (
    <ReadSection of="media" plan={plan}>
      <dl className="rows">
        {media?.spokesperson && (
          <Fact name="spokesperson">
            <Prose>{media.spokesperson}</Prose>
          </Fact>
        )}
        {media?.embargoTime && (
          <Fact name="embargoTime">
            <When time={media.embargoTime} />
          </Fact>
        )}
        {media?.rules && (
          <Fact name="rules">
            <Prose>{media.rules}</Prose>
          </Fact>
        )}
      </dl>
      <Remarks place="media" />
    </ReadSection>
  );
}
