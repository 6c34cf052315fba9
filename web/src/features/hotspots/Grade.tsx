import type { RiskGrade } from "@/gen/types";

/** A grade by how full it is, which survives print and colour blindness: hollow, half, full, full with a ring. Around 0, 0. */
export function Grade({ of, r }: { of: RiskGrade | undefined; r: number }) {
  return (
    <>
      {of === "RISK_GRADE_CRITICAL" && <circle r={r + 2.8} fill="none" stroke="currentColor" strokeWidth="1.5" />}
      <circle r={r} fill={of === "RISK_GRADE_LOW" || of === "RISK_GRADE_MEDIUM" ? "var(--surface)" : "currentColor"} stroke="currentColor" strokeWidth="1.5" />
      {of === "RISK_GRADE_MEDIUM" && <path d={`M0 ${-r}a${r} ${r} 0 0 0 0 ${2 * r}z`} fill="currentColor" />}
    </>
  );
}
