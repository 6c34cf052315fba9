import type { RiskGrade } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Grade } from "./Grade";
import "./hotspots.css";

/** A grade by word and shape, as the map has it. */
export function Risk({ of }: { of: RiskGrade | undefined }) {
  const t = useWords();
  if (!of) return null;
  return (
    <span className="risk">
      <svg className="glyph" viewBox="-8 -8 16 16" aria-hidden="true">
        <Grade of={of} r={4.4} />
      </svg>
      <span>{t(`risk.${of as "RISK_GRADE_LOW"}`)}</span>
    </span>
  );
}
