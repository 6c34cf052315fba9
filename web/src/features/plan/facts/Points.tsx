import type { ReactNode } from "react";
import type { Plan, Waiver } from "@/gen/types";
import { useWords, type Words } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Glyph, type Shape } from "@/parts/Glyph";
import { type Point, points, pointState, type PointState, type Section, sectionsOf, type SectionState, waiverOf } from "../completeness";

const looks: Readonly<Record<SectionState, readonly [Shape, string]>> = {
  filled: ["done", "good"],
  empty: ["waits", "rest"],
  missing: ["look", "warn"],
  waived: ["closed", "rest"],
};

/** How far a section or a point is, by shape and word. */
export function SectionMark({ of, children }: { of: SectionState; children?: ReactNode }) {
  const t = useWords();
  const [shape, tone] = looks[of];
  return (
    <span className={`state ${tone}`}>
      <Glyph shape={shape} />
      <span>{children ?? t(`plan.section.${of}`)}</span>
    </span>
  );
}

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
        const state = pointState(plan, point);
        return (
          <li key={point} id={`point-${point}`}>
            <div className="point">
              <span>{t(`point.${point}`)}</span>
              <SectionMark of={state} />
            </div>
            <div className="buttons">
              {sectionsOf(plan, point).filter(leads).map((section) => (
                <Button key={section} small look="plain" aria-label={t("plan.does", { does: t(`plan.part.${section}`), name: t(`point.${point}`) })} onClick={() => go(section)}>
                  {t(`plan.part.${section}`)}
                </Button>
              ))}
            </div>
            {waiver && state === "filled" && <p className="small quiet">{t("plan.waiver.needless")}</p>}
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
export function toldPoints(t: Words, plan: Plan): string {
  const states = points.map((point) => pointState(plan, point));
  const number = (of: PointState) => states.filter((state) => state === of).length;
  return t("plan.points.told", { filled: number("filled"), all: points.length, waived: number("waived"), missing: number("missing") });
}
