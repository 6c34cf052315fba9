import { type ReactNode, useContext } from "react";
import type { Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Panel } from "@/parts/Panel";
import { isNothing, type Section, sections } from "../completeness";
import { fieldName } from "../names";
import { CommentingContext, Remarked } from "../Remarks";
import { sectionId } from "../sections/goTo";

/** A section as it is read; one in which nothing stands is left out. */
export function ReadSection({ of, plan, plain = false, children }: { of: Section; plan: Plan; plain?: boolean; children: ReactNode }) {
  const t = useWords();
  if (sections[of].every((field) => isNothing(plan[field]))) return null;
  return (
    <div id={sectionId(of)} tabIndex={-1} className="plan-section">
      <Panel title={t(`plan.part.${of}`)} note={of === "objectives" ? t("plan.about.objectives") : undefined} inset={!plain}>
        {children}
      </Panel>
    </div>
  );
}

/** One field with its name and what is said about it; without a value it is left out. */
export function Fact({ name, place, children }: { name: string; place?: string; children: ReactNode }) {
  const t = useWords();
  return (
    <>
      <dt>{fieldName(t, name)}</dt>
      <dd>{place ? <Remarked place={place}>{children}</Remarked> : children}</dd>
    </>
  );
}

/** A text as it was written, in the direction of its own letters. */
export function Prose({ children }: { children: string }) {
  return (
    <span className="said" dir="auto">
      {children}
    </span>
  );
}

/** A text of the plan by itself. */
export function TextFact({ plan, of, place }: { plan: Plan; of: { [Name in keyof Plan]-?: Plan[Name] extends string ? Name : never }[keyof Plan]; place: string }) {
  const text = plan[of] ?? "";
  if (text === "") return null;
  return (
    <Fact name={of} place={place}>
      <Prose>{text}</Prose>
    </Fact>
  );
}

/** Whether what is left out may still be spoken of: by those who write comments. */
export function useComments(): boolean {
  return useContext(CommentingContext)?.writes ?? false;
}
