import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call } from "@/call/call";
import { asksToSignIn, asRefusal, mayBeRepeated, type Refusal } from "@/call/refusal";
import { operationQuery } from "@/features/operations/operations";
import { reviseOperation } from "@/gen/methods";
import type { Operation, Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Difference } from "@/parts/Difference";
import { differences } from "@/parts/differences";
import { useDraft } from "@/parts/draft";
import { Form } from "@/parts/Form";
import { strictest, useMarking } from "@/parts/Handling";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { type Conflict, isNewer, takeIn, takeTheirs, type Written } from "./merge";
import { PlanFields } from "./PlanFields";
import { mayBeKept } from "./planRules";

const QUIET = 2_000;

/** Writes the open revision, kept by itself. What another author has kept meanwhile is taken in, not written over. */
export function PlanEditor({ operation }: { operation: Operation }) {
  const t = useWords();
  const client = useQueryClient();
  const start = operation.openRevision?.plan ?? operation.approvedRevision?.plan;
  const draft = useDraft<Written>(`plan.${operation.operationId}`, { base: start as Plan, mine: start as Plan, version: operation.version, conflicts: [] });
  const { mine, base, version, conflicts = [] } = draft.value;
  const [refusal, setRefusal] = useState<Refusal>();
  const [saving, setSaving] = useState(false);
  const [kept, setKept] = useState("");
  const [theirs, setTheirs] = useState<{ before: Plan; after: Plan }>();
  const key = useRef<{ text: string; key: string }>(undefined);
  const dirty = differences(base, mine).length > 0;
  const whole = mayBeKept(mine);
  // As all that stands there: a label that is lowered while it is written holds once it is kept.
  useMarking(strictest([start, base, mine, theirs?.before, theirs?.after].map((one) => one?.handlingLevel)));
  const set = (change: Partial<Plan>) => draft.set((now) => ({ ...now, mine: { ...now.mine, ...change } }));

  const settle = (conflict: Conflict, change: (plan: Plan) => Plan) =>
    draft.set((now) => ({ ...now, mine: change(now.mine), conflicts: now.conflicts?.filter((one) => one !== conflict) ?? [] }));

  const save = async () => {
    if (!dirty || saving || conflicts.length > 0) return;
    const text = JSON.stringify([version, mine]);
    if (key.current?.text !== text) key.current = { text, key: crypto.randomUUID() };
    setSaving(true);
    try {
      const { operation: after } = await call(reviseOperation, { operationId: operation.operationId, version, plan: mine }, { key: key.current.key });
      // What was typed while it was being kept stays.
      draft.set((now) => ({ mine: now.mine, base: mine, version: after?.version ?? now.version, conflicts: [] }));
      setRefusal(undefined);
      setKept(new Date().toISOString().slice(11, 19));
      if (after) client.setQueryData(operationQuery(operation.operationId).queryKey, after);
    } catch (fault) {
      const told = asRefusal(fault);
      if (told.reason === "STALE_VERSION" && (await takeOther())) return;
      if (asksToSignIn(told)) void client.invalidateQueries({ queryKey: ["session"] });
      setRefusal(told);
    } finally {
      setSaving(false);
    }
  };

  /** The other author's edits come in beside mine; only where both have changed the same thing somebody is asked. */
  const takeOther = async (): Promise<boolean> => {
    const query = operationQuery(operation.operationId);
    // An answer that is on its way may be older than the refusal.
    await client.cancelQueries({ queryKey: query.queryKey });
    const fresh = await client.fetchQuery({ ...query, staleTime: 0 }).catch(() => undefined);
    const other = fresh?.openRevision?.plan ?? fresh?.approvedRevision?.plan;
    if (!fresh || !other || !isNewer(fresh.version, version)) return false;
    setTheirs({ before: base, after: other });
    // What was typed meanwhile is in it.
    draft.set((now) => takeIn(now, other, fresh.version));
    return true;
  };

  // Where nothing is typed, what another has kept is what is written on.
  useEffect(() => {
    if (!dirty && !saving && start && isNewer(operation.version, version)) draft.set({ base: start, mine: start, version: operation.version, conflicts: [] });
  });

  useEffect(() => {
    if (!dirty || !whole || saving || conflicts.length > 0 || (refusal && !mayBeRepeated(refusal))) return;
    const timer = setTimeout(() => void save(), refusal ? QUIET * 5 : QUIET);
    return () => clearTimeout(timer);
  });
  // A refusal speaks of what was sent; another content is tried anew.
  useEffect(() => setRefusal(undefined), [mine]);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (dirty && !whole) event.preventDefault();
    };
    addEventListener("beforeunload", leave);
    return () => removeEventListener("beforeunload", leave);
  }, [dirty, whole]);

  const open = operation.openRevision;
  return (
    <div className="columns plan-form">
      <div>
        <section className="panel" aria-label={t("plan.mode.edit")}>
          <div className="panel-in">
            {!open && <p className="note move">{t("plan.edit.opens", { number: (operation.approvedRevision?.number ?? 0) + 1 })}</p>}
            {open?.state === "PLAN_STATE_IN_REVIEW" && <p className="note warn">{t("plan.edit.returns")}</p>}
            <Form refusal={refusal} send={() => void save()} label={t("plan.mode.edit")}>
              <PlanFields plan={mine} set={set} />
              <RefusalPanel title={t("plan.save.refused")} refusal={refusal} again={() => void save()} />
            </Form>
          </div>
        </section>
      </div>
      <div>
        <Panel title={t("plan.kept")} inset>
          <p className="saved" role="status">
            {saving
              ? t("plan.saving")
              : dirty
                ? t(conflicts.length ? "plan.save.asks" : whole ? "plan.save.soon" : "plan.save.mend")
                : kept
                  ? t("plan.saved", { time: kept })
                  : t("plan.save.nothing")}
          </p>
          {dirty && (
            <>
              <Difference before={base} after={mine} />
              <div className="buttons">
                <Button small busy={saving} cannot={whole && conflicts.length === 0 ? undefined : t("plan.save.mend")} onClick={() => void save()}>
                  {t("plan.save.now")}
                </Button>
                <Button small look="plain" onClick={() => draft.set((now) => ({ ...now, mine: now.base, conflicts: [] }))}>
                  {t("plan.discard")}
                </Button>
              </div>
            </>
          )}
        </Panel>
        {conflicts.length > 0 && (
          <Panel title={t("plan.conflicts")} note={t("plan.conflicts.note")} inset>
            {conflicts.map((conflict) => (
              <div key={conflict.field + (conflict.row ?? "")}>
                <Difference before={placed(conflict, conflict.mine)} after={placed(conflict, conflict.theirs)} />
                <div className="buttons">
                  <Button small onClick={() => settle(conflict, (plan) => plan)}>
                    {t("plan.conflict.mine")}
                  </Button>
                  <Button small onClick={() => settle(conflict, (plan) => takeTheirs(plan, conflict, base))}>
                    {t("plan.conflict.theirs")}
                  </Button>
                </div>
              </div>
            ))}
          </Panel>
        )}
        {theirs && (
          <Panel title={t("plan.theirs")} note={t("plan.theirs.note")} inset>
            <Difference before={theirs.before} after={theirs.after} />
            <Button small look="plain" onClick={() => setTheirs(undefined)}>
              {t("notice.dismiss")}
            </Button>
          </Panel>
        )}
      </div>
    </div>
  );
}

function placed({ field, row }: Conflict, value: unknown): unknown {
  return row === undefined ? { [field]: value } : { [field]: { [row]: value } };
}
