import type { RiskGrade } from "@/gen/types";
import { useWords } from "@/language/useWords";
import "./hotspots.css";

/** A grade by word and colour, as the map has it. */
export function Risk({ of }: { of: RiskGrade | undefined }) {
  const t = useWords();
  if (!of) return null;
  return (
    <span className={`risk ${of.replace("RISK_GRADE_", "risk-").toLowerCase()}`}>
      <i aria-hidden="true" />
      <span>{t(`risk.${of as "RISK_GRADE_LOW"}`)}</span>
    </span>
  );
}
