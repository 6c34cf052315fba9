import type { ReactNode } from "react";
import type { Plan, Waiver } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Glyph } from "@/parts/Glyph";
import { isFilled, missingIn, type Point, points, type Section, sectionsOf, waiverOf } from "../completeness";

interface Listed {
  plan: Plan;
  /** Shows where a point is filled. */
  go: (section: Section) => void;
  /** Whether there is something to be shown there. */
  leads?: (section: Section) => boolean;
  /** Beneath a point. */
  beneath?: (point: Point, waiver: Waiver | undefined) => ReactNode;
}

/** Every point that a plan has to have: where it is filled, or why it is left empty. */
export function PointList({ plan, go, leads = () => true, beneath }: Listed) {
  const t = useWords();
  return (
    <ul className="points">
      {points.map((point) => {
        const waiver = waiverOf(plan, point);
        const filled = isFilled(plan, point);
        const [shape, tone, word] = filled ? (["done", "good", "filled"] as const) : waiver ? (["closed", "rest", "waived"] as const) : (["look", "warn", "missing"] as const);
        return (
          <li key={point} id={`point-${point}`}>
            <div className="point">
              <span>{t(`point.${point}`)}</span>
              <span className={`state ${tone}`}>
                <Glyph shape={shape} />
                {t(`plan.section.${word}`)}
              </span>
            </div>
            <div className="buttons">
              {sectionsOf(plan, point).filter(leads).map((section) => (
                <Button key={section} small look="plain" aria-label={t("plan.does", { does: t(`plan.part.${section}`), name: t(`point.${point}`) })} onClick={() => go(section)}>
                  {t(`plan.part.${section}`)}
                </Button>
              ))}
            </div>
            {waiver && filled && <p className="small quiet">{t("plan.waiver.needless")}</p>}
            {beneath ? (
              beneath(point, waiver)
            ) : (
              waiver && (
                <p className="small">
                  <span className="quiet">{t("plan.waiver.because")}</span> <span dir="auto">{waiver.reason}</span>
                </p>
              )
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** How many points are there, in one line. */
export function toldPoints(t: ReturnType<typeof useWords>, plan: Plan): string {
  const missing = missingIn(plan).length;
  const waived = points.filter((point) => !isFilled(plan, point) && waiverOf(plan, point)).length;
  return t("plan.points.told", { filled: points.length - missing - waived, all: points.length, waived, missing });
}
