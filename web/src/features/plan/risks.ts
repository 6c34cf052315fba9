import { riskImpact, riskLikelihood } from "@/gen/enums";
import type { Risk, RiskGrade } from "@/gen/types";

/** How likely times how bad, each from 1 to 5: up to 4 low, up to 9 medium, up to 14 high, above that critical. */
export function weightOf({ likelihood, impact }: Pick<Risk, "likelihood" | "impact">): number {
  return (riskLikelihood.indexOf(likelihood as "RISK_LIKELIHOOD_REMOTE") + 1) * (riskImpact.indexOf(impact as "RISK_IMPACT_MINOR") + 1);
}

export function gradeOf(risk: Pick<Risk, "likelihood" | "impact">): RiskGrade {
  const weight = weightOf(risk);
  return weight <= 4 ? "RISK_GRADE_LOW" : weight <= 9 ? "RISK_GRADE_MEDIUM" : weight <= 14 ? "RISK_GRADE_HIGH" : "RISK_GRADE_CRITICAL";
}
