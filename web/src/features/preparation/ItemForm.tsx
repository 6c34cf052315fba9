import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { planOf, useOperation } from "@/features/operations/operations";
import { phaseKind } from "@/gen/enums";
import { createPlanningItem, revisePlanningItem } from "@/gen/methods";
import { planningItemSpecRules } from "@/gen/rules";
import type { PhaseKind, PlanningItem } from "@/gen/types";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Loaded, Loading } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useNow } from "@/parts/Time";
import { useBegun } from "@/parts/useBegun";
import { itemQuery, newItem, ownerOf, phaseAt, phaseBegins, sentItem, touchedItems, type TypedItem, typedItem, useItemOwners } from "./items";
import { PreparationPage } from "./Parts";

const FROM = "/operations/$operation/preparation/new";
const PATHS = ["title", "text", "phase", "owner", "owner.post", "owner.country", "due_time"].map((field) => `spec.${field}`);

/** Adds something to be done, or says anew what the one is that the address names. */
export function ItemForm() {
  const { operation: operationId } = useParams({ from: FROM });
  const { revise, phase } = useSearch({ from: FROM });
  const operation = useOperation(operationId);
  const query = useQuery({ ...itemQuery(operationId, revise ?? ""), enabled: revise !== undefined });
  if (revise) return <Loaded query={query}>{(one) => <Writing key={revise} operationId={operationId} name={`item.${revise}`} initial={{ ...typedItem(one), begun: one }} before={one} />}</Loaded>;
  if (operation.isPending) return <Loading />;
  return <Writing operationId={operationId} name={`item.${operationId}`} initial={newItem((phase as PhaseKind | undefined) ?? phaseAt(planOf(operation.data), Date.now()))} />;
}

interface Given {
  operationId: string;
  name: string;
  initial: TypedItem;
  before?: PlanningItem;
}

function Writing({ operationId, name, initial, before }: Given) {
  const t = useWords();
  const navigate = useNavigate();
  const draft = useDraft<TypedItem>(name, initial);
  const { value } = draft;
  const how = {
    touches: touchedItems(operationId),
    done: [before ? "item.revise.done" : "item.create.done", { title: value.title }] as const,
    settle: draft.drop,
    then: ({ item }: { item?: PlanningItem }) => void navigate({ to: "/operations/$operation/preparation", params: { operation: operationId }, search: { item: item?.itemId } }),
  };
  const create = useAct(createPlanningItem, how);
  const revise = useAct(revisePlanningItem, how);
  const act = before ? revise : create;
  const { begun, note, cannot } = useBegun(draft, before, [revise], { fieldsOf: typedItem });
  const send = () =>
    !cannot && void (begun ? revise.run({ operationId, itemId: begun.itemId, version: begun.version, spec: sentItem(value) }) : create.run({ operationId, spec: sentItem(value) }));
  const title = t(before ? "item.revise.title" : "item.create");
  return (
    <PreparationPage title={title}>
      <Panel title={before?.spec?.title ?? t("item.what")} inset>
        <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
          <ItemFields operationId={operationId} path="spec" value={value} set={draft.set} />
          <RefusalPanel title={t(before ? "item.revise.refused" : "item.create.refused")} refusal={act.refusal} again={act.again} told={PATHS} stateOf="PLANNING_ITEM" />
          {note}
          <FormButtons busy={act.busy} cannot={cannot} draft={draft}>
            {title}
          </FormButtons>
        </Form>
      </Panel>
    </PreparationPage>
  );
}

interface FieldsGiven {
  operationId: string;
  /** Where a refusal names it: `spec`, `follow_ups[2]`. */
  path: string;
  value: Omit<TypedItem, "begun">;
  set: (change: Partial<TypedItem>) => void;
}

export function ItemFields({ operationId, path, value, set }: FieldsGiven) {
  const t = useWords();
  const { options, told } = useItemOwners(operationId);
  const plan = planOf(useOperation(operationId).data);
  const now = useNow();
  const starts = value.opensPhase ? phaseBegins(plan, value.phase) : undefined;
  // Once its phase has begun a gate is late, and may be given any other time.
  const begins = starts && Date.parse(starts) > now ? starts : undefined;
  // A post that the plan has no more, or a country that left, stays what the record says until another is chosen.
  const known = options.some(([text]) => text === value.owner) || value.owner === "" ? options : [...options, [value.owner, told(ownerOf(value.owner))] as const];
  return (
    <>
      <TextField label={t("fieldname.title")} path={`${path}.title`} rule={planningItemSpecRules.title} value={value.title} change={(title) => set({ title })} />
      <TextField prose label={t("fieldname.text")} help={t("item.text.help")} path={`${path}.text`} rule={planningItemSpecRules.text} value={value.text} change={(text) => set({ text })} />
      <div className="pair">
        <SelectField label={t("fieldname.phase")} path={`${path}.phase`} value={value.phase} change={(phase) => set({ phase: phase as PhaseKind })} options={phaseKind.map((one) => [one, t(`phase.${one}`)] as const)} />
        <SelectField label={t("item.owner")} help={t("item.owner.help")} path={`${path}.owner`} rule={planningItemSpecRules.owner} value={value.owner} change={(owner) => set({ owner })} options={[["", t("item.owner.choose")], ...known]} />
      </div>
      <label className="choice">
        <input type="checkbox" checked={value.opensPhase} onChange={(event) => set({ opensPhase: event.target.checked })} />
        {t("item.gate.is")}
      </label>
      <TimeField label={t("item.due")} help={begins ? t("item.due.gate", { time: toldShort(t.locale, begins) }) : t("item.due.help")} path={`${path}.due_time`} rule={planningItemSpecRules.due_time} value={value.dueTime} change={(dueTime) => set({ dueTime })} />
    </>
  );
}
