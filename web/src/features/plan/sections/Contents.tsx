import { useRef } from "react";
import { useWords } from "@/language/useWords";
import { Glyph, type Shape } from "@/parts/Glyph";
import { useNarrow } from "@/parts/useNarrow";
import { type Section, sectionKeys, type SectionState, stateOf } from "../completeness";
import type { Plan } from "@/gen/types";
import { goTo } from "./goTo";

const looks: Readonly<Record<SectionState, readonly [Shape, string]>> = {
  filled: ["done", "good"],
  empty: ["waits", "rest"],
  missing: ["look", "warn"],
  waived: ["closed", "rest"],
};

/** What a plan is made of, each with its state, and the way there; on a phone folded. */
export function Contents({ plan }: { plan: Plan }) {
  const t = useWords();
  const narrow = useNarrow();
  const fold = useRef<HTMLDetailsElement>(null);
  const states = sectionKeys.map((section) => [section, stateOf(plan, section)] as const);
  const go = (key: Section) => {
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
                <span className={`state ${looks[state][1]}`}>
                  <Glyph shape={looks[state][0]} />
                  <span>{t(`plan.section.${state}`)}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </nav>
    </details>
  );
}
