import { waiverRules } from "@/gen/rules";
import type { Waiver } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Panel } from "@/parts/Panel";
import { type Point, pointState, type Section } from "../completeness";
import { PointList, toldPoints } from "../facts/Points";
import { Remarks } from "../Remarks";
import { type Given, RowText } from "./Fields";
import { sectionId } from "./goTo";

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
            if (!waiver) return pointState(plan, point) === "filled" ? null : <Button small aria-label={t("plan.does", { does: t("plan.waive"), name: t(`point.${point}`) })} onClick={() => waive(point)}>{t("plan.waive")}</Button>;
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
