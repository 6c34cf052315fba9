import type { ReactNode } from "react";
import { waiverRules } from "@/gen/rules";
import type { Plan, Waiver } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Glyph } from "@/parts/Glyph";
import { Panel } from "@/parts/Panel";
import { isFilled, missingIn, type Point, points, type Section, sectionsOf, waiverOf } from "../completeness";
import { Remarks } from "../Remarks";
import { type Given, RowText } from "./Fields";
import { sectionId } from "./goTo";

interface Listed {
  plan: Plan;
  /** Shows where a point is filled. */
  go: (section: Section) => void;
  /** Beneath a point. */
  beneath?: (point: Point, waiver: Waiver | undefined) => ReactNode;
}

/** Every point that a plan has to have: where it is filled, or why it is left empty. */
export function PointList({ plan, go, beneath }: Listed) {
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
              {sectionsOf(plan, point).map((section) => (
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

/** The completeness list where it is written: a point that stays empty is waived in its place, with a reason. */
export function Completeness({ plan, set, go }: Given & { go: (section: Section) => void }) {
  const t = useWords();
  const waivers = plan.waivers ?? [];
  const waive = (point: Point) => {
    set({ waivers: [...waivers, { point, reason: "" }] });
    // Once its field is there.
    setTimeout(() => document.querySelector<HTMLElement>(`#point-${point} textarea`)?.focus());
  };
  return (
    <div id={sectionId("points")} tabIndex={-1} className="plan-section">
      <Panel title={t("plan.points")} note={toldPoints(t, plan)} inset>
        <p className="help">{t("plan.points.help")}</p>
        <Remarks place="waivers" />
        <PointList
          plan={plan}
          go={go}
          beneath={(point, waiver) => {
            if (!waiver) return isFilled(plan, point) ? null : <Button small aria-label={t("plan.does", { does: t("plan.waive"), name: t(`point.${point}`) })} onClick={() => waive(point)}>{t("plan.waive")}</Button>;
            const at = waivers.indexOf(waiver);
            const put = (part: Partial<Waiver>) => set({ waivers: waivers.map((one) => (one === waiver ? { ...one, ...part } : one)) });
            return (
              <>
                <RowText within="waivers" row={waiver} set={put} path={`plan.waivers[${at}]`} rules={waiverRules} of="reason" prose />
                <Button small look="plain" aria-label={t("plan.does", { does: t("plan.waiver.drop"), name: t(`point.${point}`) })} onClick={() => set({ waivers: waivers.filter((one) => one !== waiver) })}>
                  {t("plan.waiver.drop")}
                </Button>
              </>
            );
          }}
        />
      </Panel>
    </div>
  );
}
