import { useRef } from "react";
import type { Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Difference } from "@/parts/Difference";
import { Form } from "@/parts/Form";
import { strictest, useMarking } from "@/parts/Handling";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { KeepOrDrop, Theirs } from "./Unkept";
import type { Conflict } from "./merge";
import { AllFields } from "./PlanFields";
import { CommentsPanel } from "./Remarks";
import { Completeness } from "./sections/Completeness";
import { Contents } from "./sections/Contents";
import { goTo } from "./sections/goTo";
import type { Writing } from "./useWriting";

/** Writes the open revision. */
export function PlanEditor({ operation, writing }: { operation: Operation; writing: Writing }) {
  const t = useWords();
  const editor = useRef<HTMLDivElement>(null);
  const { mine, base, conflicts, dirty, refusal, theirs } = writing;
  const start = operation.openRevision?.plan ?? operation.approvedRevision?.plan;
  // As all that stands there: a label that is lowered while it is written holds once it is kept.
  useMarking(strictest([start, base, mine, theirs?.before, theirs?.after].map((one) => one?.handlingLevel)));

  const open = operation.openRevision;
  return (
    <div className="plan-editor plan-form" ref={editor}>
      <Contents plan={mine} />
      <section aria-label={t("plan.mode.edit")}>
        {!open && <p className="note move">{t("plan.edit.opens", { number: (operation.approvedRevision?.number ?? 0) + 1 })}</p>}
        {open?.state === "PLAN_STATE_IN_REVIEW" && <p className="note warn">{t("plan.edit.returns")}</p>}
        <Form refusal={refusal} send={writing.save} label={t("plan.mode.edit")}>
          <AllFields plan={mine} set={writing.set} />
          <Completeness plan={mine} set={writing.set} go={goTo} />
          <RefusalPanel title={t("plan.save.refused")} refusal={refusal} again={writing.save} />
        </Form>
      </section>
      <div>
        <Panel title={t("plan.kept")} inset>
          <p className="saved" role="status">
            {writing.told}
          </p>
          {dirty && (
            <>
              <Difference before={base} after={mine} />
              {!writing.whole && (
                <Button small onClick={() => editor.current?.querySelector("form")?.requestSubmit()}>
                  {t("plan.save.show")}
                </Button>
              )}
              <KeepOrDrop writing={writing} />
            </>
          )}
        </Panel>
        {conflicts.length > 0 && (
          <Panel title={t("plan.conflicts")} note={t("plan.conflicts.note")} inset>
            {conflicts.map((conflict) => (
              <div key={conflict.field + (conflict.row ?? "")}>
                <Difference before={placed(conflict, conflict.mine)} after={placed(conflict, conflict.theirs)} />
                <div className="buttons">
                  <Button small onClick={() => writing.settle(conflict, false)}>
                    {t("plan.conflict.mine")}
                  </Button>
                  <Button small onClick={() => writing.settle(conflict, true)}>
                    {t("plan.conflict.theirs")}
                  </Button>
                </div>
              </div>
            ))}
          </Panel>
        )}
        <Theirs writing={writing} />
        <CommentsPanel />
      </div>
    </div>
  );
}

function placed({ field, row }: Conflict, value: unknown): unknown {
  return row === undefined ? { [field]: value } : { [field]: { [row]: value } };
}
