import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { call } from "@/call/call";
import { asksToSignIn, asRefusal, mayBeRepeated, type Refusal } from "@/call/refusal";
import { codeNameOf, operationQuery } from "@/features/operations/operations";
import { reviseOperation } from "@/gen/methods";
import type { Operation, Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { differences } from "@/parts/differences";
import { useDraft } from "@/parts/draft";
import { useTell } from "@/parts/Notices";
import { type Conflict, isNewer, takeIn, takeTheirs, type Written } from "./merge";
import { mayBeKept } from "./planRules";

const QUIET = 2_000;

/** What somebody writes on a plan, and whether it is kept. */
export interface Writing {
  readonly base: Plan;
  readonly mine: Plan;
  readonly conflicts: readonly Conflict[];
  /** Whether something is not kept. */
  readonly dirty: boolean;
  /** The same, until what is read has it too. */
  readonly unread: boolean;
  /** Whether it may be kept as it is. */
  readonly whole: boolean;
  readonly saving: boolean;
  /** How it stands, in one sentence. */
  readonly told: string;
  readonly refusal: Refusal | undefined;
  /** The other author's edits that were taken in, until they are read. */
  readonly theirs: { readonly before: Plan; readonly after: Plan } | undefined;
  readonly set: (change: Partial<Plan>) => void;
  readonly settle: (conflict: Conflict, taken: boolean) => void;
  readonly save: () => void;
  readonly discard: () => void;
  readonly read: () => void;
}

/**
 * Keeps what is typed on the open revision by itself, also when its writer goes on to read or to another page. What
 * another author has kept meanwhile is taken in, not written over. A draft that was left on the tab waits until somebody
 * types or says so, because keeping takes a revision back from review.
 */
export function useWriting(operation: Operation, writes: boolean): Writing {
  const t = useWords();
  const tell = useTell();
  const client = useQueryClient();
  const start = (operation.openRevision?.plan ?? operation.approvedRevision?.plan) as Plan;
  const draft = useDraft<Written>(`plan.${operation.operationId}`, { base: start, mine: start, version: operation.version, conflicts: [] });
  const { mine, base, version, conflicts = [] } = draft.value;
  const [refusal, setRefusal] = useState<Refusal>();
  const [saving, setSaving] = useState(false);
  const [kept, setKept] = useState("");
  const [theirs, setTheirs] = useState<Writing["theirs"]>();
  const [typed, setTyped] = useState(false);
  const key = useRef<{ text: string; key: string }>(undefined);
  const dirty = differences(base, mine).length > 0;
  // Who was invited has no plan yet.
  const whole = mine !== undefined && mayBeKept(mine);

  const latest = useRef(draft.value);
  latest.current = draft.value;
  const put = (change: (now: Written) => Written) => {
    latest.current = change(latest.current);
    draft.set(change);
  };
  const type = (change: (now: Written) => Written) => {
    setTyped(true);
    put(change);
  };

  const unkept = () => differences(latest.current.base, latest.current.mine).length > 0;
  const flight = useRef<Promise<Refusal | undefined>>(undefined);
  /** Keeps what stands there, once what is on its way has come. Gives why it was not kept. */
  const save = async (): Promise<Refusal | undefined> => {
    while (flight.current) await flight.current;
    if (!unkept() || latest.current.conflicts?.length) return undefined;
    setSaving(true);
    flight.current = send();
    const refused = await flight.current;
    flight.current = undefined;
    setSaving(false);
    setRefusal(refused);
    return refused;
  };

  const send = async (): Promise<Refusal | undefined> => {
    const now = latest.current;
    const text = JSON.stringify([now.version, now.mine]);
    if (key.current?.text !== text) key.current = { text, key: crypto.randomUUID() };
    try {
      const { operation: after } = await call(reviseOperation, { operationId: operation.operationId, version: now.version, plan: now.mine }, { key: key.current.key });
      // What was typed while it was being kept stays.
      put((since) => ({ mine: since.mine, base: now.mine, version: after?.version ?? since.version, conflicts: [] }));
      setKept(new Date().toISOString().slice(11, 19));
      if (after) client.setQueryData(operationQuery(operation.operationId).queryKey, after);
      return undefined;
    } catch (fault) {
      const told = asRefusal(fault);
      if (told.reason === "STALE_VERSION" && (await takeOther())) return undefined;
      if (asksToSignIn(told)) void client.invalidateQueries({ queryKey: ["session"] });
      return told;
    }
  };

  /** The other author's edits come in beside mine; only where both have changed the same thing somebody is asked. */
  const takeOther = async (): Promise<boolean> => {
    const query = operationQuery(operation.operationId);
    // An answer that is on its way may be older than the refusal.
    await client.cancelQueries({ queryKey: query.queryKey });
    const fresh = await client.fetchQuery({ ...query, staleTime: 0 }).catch(() => undefined);
    const other = fresh?.openRevision?.plan ?? fresh?.approvedRevision?.plan;
    if (!fresh || !other || !isNewer(fresh.version, latest.current.version)) return false;
    setTheirs({ before: latest.current.base, after: other });
    // What was typed meanwhile is in it.
    put((now) => takeIn(now, other, fresh.version));
    return true;
  };

  // Where nothing is typed, or all of it has been kept after all, what is kept is what is written on.
  useEffect(() => {
    if (!start || saving || !isNewer(operation.version, version)) return;
    if (!dirty || differences(start, mine).length === 0) put(() => ({ base: start, mine: start, version: operation.version, conflicts: [] }));
  });

  useEffect(() => {
    if (!typed || !dirty || !whole || saving || conflicts.length > 0 || (refusal && !mayBeRepeated(refusal))) return;
    const timer = setTimeout(() => void save(), refusal ? QUIET * 5 : QUIET);
    return () => clearTimeout(timer);
  });
  // A refusal speaks of what was sent; another content is tried anew.
  useEffect(() => setRefusal(undefined), [mine]);
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (dirty || saving) event.preventDefault();
    };
    addEventListener("beforeunload", leave);
    return () => removeEventListener("beforeunload", leave);
  }, [dirty, saving]);

  /** At once, and once more with what another author has kept meanwhile. */
  const finish = async () => {
    if (typed && whole && !(await save())) await save();
  };
  const goesOn = useRef(finish);
  goesOn.current = finish;
  useEffect(() => {
    if (!writes) void goesOn.current();
  }, [writes]);
  // Who has gone to another page is told there what could not be kept.
  const leaves = useRef(() => {});
  leaves.current = () => {
    if (typed && dirty) void finish().then(() => unkept() && tell(t("plan.left", { name: codeNameOf(operation) })));
  };
  useEffect(() => () => leaves.current(), []);

  const told = () => {
    if (saving) return t("plan.saving");
    if (!dirty) return kept ? t("plan.saved", { time: kept }) : t("plan.save.nothing");
    if (conflicts.length) return t("plan.save.asks");
    if (!whole) return t("plan.save.mend");
    return typed ? t("plan.save.soon") : t("plan.save.draft", { time: draft.kept.slice(11, 16) });
  };

  return {
    base,
    mine,
    conflicts,
    dirty,
    unread: dirty || isNewer(version, operation.version),
    whole,
    saving,
    told: told(),
    refusal,
    theirs,
    set: (change) => type((now) => ({ ...now, mine: { ...now.mine, ...change } })),
    settle: (conflict, taken) =>
      type((now) => ({ ...now, mine: taken ? takeTheirs(now.mine, conflict, now.base) : now.mine, conflicts: now.conflicts?.filter((one) => one !== conflict) ?? [] })),
    save: () => void save(),
    discard: () => {
      setTyped(false);
      put((now) => ({ ...now, mine: now.base, conflicts: [] }));
    },
    read: () => setTheirs(undefined),
  };
}
