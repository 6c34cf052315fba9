import { useRef } from "react";
import { useWords } from "@/language/useWords";
import { useNarrow } from "@/parts/useNarrow";
import { missingIn, type Section, sectionKeys, stateOf } from "../completeness";
import { SectionMark } from "../facts/Points";
import type { Plan } from "@/gen/types";
import { goTo } from "./goTo";

/** What a plan is made of, each with its state, and the way there; on a phone folded. */
export function Contents({ plan }: { plan: Plan }) {
  const t = useWords();
  const narrow = useNarrow();
  const fold = useRef<HTMLDetailsElement>(null);
  const states = sectionKeys.map((section) => [section, stateOf(plan, section)] as const);
  const missing = missingIn(plan).length;
  const go = (key: Section | "points") => {
    if (narrow) fold.current?.removeAttribute("open");
    goTo(key);
  };
  const filled = states.filter(([, state]) => state === "filled").length;
  return (
    <details className="contents panel" open={!narrow} ref={fold}>
      <summary>
        {t("plan.contents")} <span className="quiet">{t("plan.contents.filled", { number: filled, all: states.length })}</span>
      </summary>
      <nav aria-label={t("plan.contents")}>
        <ul>
          {states.map(([section, state]) => (
            <li key={section}>
              <button type="button" onClick={() => go(section)}>
                <span>{t(`plan.part.${section}`)}</span>
                <SectionMark of={state} />
              </button>
            </li>
          ))}
          <li>
            <button type="button" onClick={() => go("points")}>
              <b>{t("plan.points")}</b>
              {missing > 0 && <SectionMark of="missing">{t("plan.points.missing", { number: missing })}</SectionMark>}
            </button>
          </li>
        </ul>
      </nav>
    </details>
  );
}
