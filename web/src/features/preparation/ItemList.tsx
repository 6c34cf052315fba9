import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMayIn, useSeesAll } from "@/features/operations/lead";
import { toldOver, useOperation } from "@/features/operations/operations";
import { useMany } from "@/features/results/useMany";
import { phaseKind, planningItemState } from "@/gen/enums";
import { createPlanningItem, movePlanningItems } from "@/gen/methods";
import { movePlanningItemsRequestRules } from "@/gen/rules";
import type { PlanningItem } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Filter } from "@/parts/Filter";
import { Glyph } from "@/parts/Glyph";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { State } from "@/parts/State";
import { type Column, SELECT, Table } from "@/parts/Table";
import { DueAt, useNow } from "@/parts/Time";
import { useTopWhenAlone } from "@/parts/useTopWhenAlone";
import { useAsks } from "@/shell/asks";
import { useKey } from "@/shell/keys";
import { ItemDetail } from "./ItemDetail";
import { byPhase, isLate, isOpen, itemCountQuery, itemsQuery, useItemOwners, wantedOf } from "./items";
import { MoveDialog } from "./MoveDialog";
import { PreparationPage } from "./Parts";

const FROM = "/operations/$operation/preparation";
/** As many as are moved at once. */
const MOST = movePlanningItemsRequestRules.items.maxItems;

/** What is to be done, by phase: who does it, until when, and what is late. */
export function ItemList() {
  const t = useWords();
  const now = useNow();
  const { operation: operationId } = useParams({ from: FROM });
  const may = useMayIn(operationId);
  const { item: opened, ...asked } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const operation = useOperation(operationId).data;
  const own = !useSeesAll(operation);
  const { told, options } = useItemOwners(operationId);
  const query = useQuery({ ...itemsQuery(operationId, wantedOf(asked)), placeholderData: keepPreviousData });
  const counts = useQuery(itemCountQuery(operationId)).data;
  const groups = byPhase(query.data ?? []);
  const rows = groups.flatMap(({ items }) => items);
  const at = rows.findIndex((one) => one.itemId === opened);
  const go = (one: string | undefined) => void navigate({ search: (before) => ({ ...before, item: one, dialog: undefined }), replace: true, resetScroll: false });
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]?.itemId));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]?.itemId));
  useTopWhenAlone(opened);
  const moves = may(movePlanningItems);
  const many = useMany(moves ? rows.filter(isOpen) : [], (one) => one.itemId, (one) => one.version, `items.${operationId}`);
  const { asks, ask, close } = useAsks([moves && many.selected.length > 0 && "move"]);
  const narrowed = Object.values(asked).some((one) => one !== undefined);

  const columns: Column<PlanningItem>[] = [
    ...(moves
      ? ([
          {
            key: SELECT,
            head: <span className="hidden">{t("items.chosen")}</span>,
            cell: (one) => (
              <input
                type="checkbox"
                aria-label={t("items.choose", { title: one.spec?.title ?? "" })}
                checked={many.has(one)}
                disabled={!isOpen(one)}
                onChange={() => undefined}
                onClick={(event) => many.toggle(one, event.shiftKey)}
              />
            ),
          },
        ] satisfies Column<PlanningItem>[])
      : []),
    {
      key: "title",
      head: t("fieldname.title"),
      cell: (one) => (
        <>
          <Link to={FROM} params={{ operation: operationId }} search={(before) => ({ ...before, item: one.itemId })} resetScroll={false}>
            <bdi>{one.spec?.title}</bdi>
          </Link>
          {one.spec?.opensPhase && <span className="quiet"> · {t("item.gate")}</span>}
        </>
      ),
    },
    { key: "owner", head: t("item.owner"), cell: (one) => <bdi>{told(one.spec?.owner)}</bdi>, dispensable: 1 },
    { key: "due", head: t("field.utc", { label: t("item.due") }), cell: (one) => <DueAt time={one.spec?.dueTime} over={!isOpen(one)} now={now} />, dispensable: 1 },
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={one.state} /> },
  ];
  const numberOf = {
    PLANNING_ITEM_STATE_OPEN: counts?.open ?? 0,
    LATE: counts?.late ?? 0,
    PLANNING_ITEM_STATE_DONE: counts?.done ?? 0,
    PLANNING_ITEM_STATE_DROPPED: counts?.dropped ?? 0,
  };
  const ended = toldOver(t, operation);
  return (
    <PreparationPage
      title={t(own ? "items.own" : "items.title")}
      beside={counts && <span className="quiet">{t("items.counts", { open: counts.open, late: counts.late })}</span>}
      acts={
        may(createPlanningItem) && (
          <Button look="main" hotkey="n" onClick={() => void navigate({ to: "/operations/$operation/preparation/new", params: { operation: operationId }, search: asked.phase ? { phase: asked.phase } : {} })}>
            {t("item.create")}
          </Button>
        )
      }
    >
      {ended && <p className="note">{ended}</p>}
      <div className="chips" role="group" aria-label={t("items.byState")}>
        {([planningItemState[0], "LATE", ...planningItemState.slice(1)] as const).map((one) => (
          <button key={one} type="button" aria-pressed={asked.show === one} onClick={() => filter({ show: asked.show === one ? undefined : one })}>
            {one === "LATE" ? (
              <span className="state bad">
                <Glyph shape="late" />
                {t("items.late")}
              </span>
            ) : (
              <State of={one} />
            )}{" "}
            <span className="chip-number">{t.number(numberOf[one])}</span>
          </button>
        ))}
      </div>
      <div className="filters">
        <Filter label={t("fieldname.phase")} value={asked.phase} change={(one) => filter({ phase: one })} options={phaseKind.map((one) => [one, t(`phase.${one}`)])} />
        {!own && <Filter label={t("item.owner")} value={asked.owner} change={(one) => filter({ owner: one })} options={options} />}
        <label className="choice">
          <input type="checkbox" checked={asked.gate === "yes"} onChange={(event) => filter({ gate: event.target.checked ? "yes" : undefined })} />
          {t("items.gates")}
        </label>
        {moves && rows.some(isOpen) && (
          <label className="choice">
            <input type="checkbox" checked={many.whole} onChange={(event) => many.chooseAll(event.target.checked)} />
            {t("items.chooseAll")}
          </label>
        )}
      </div>
      <Cut rows={query.data} />
      <div className={opened ? "columns halves" : ""}>
        <div className="stack prep-phases">
          <Loaded query={query} rows={8}>
            {() =>
              groups.length ? (
                groups.map(({ phase, items }) => (
                  <Panel key={phase} title={t(`phase.${phase}`)} note={t("items.counts", { open: items.filter(isOpen).length, late: items.filter((one) => isLate(one, now)).length })}>
                    <Table caption={t(`phase.${phase}`)} columns={columns} rows={items} id={(one) => one.itemId} current={opened} />
                  </Panel>
                ))
              ) : (
                <Panel title={t("items.title")}>
                  <Empty title={t(narrowed ? "items.none" : "items.empty")}>
                    <p>{t(narrowed ? "items.none.text" : own ? "items.empty.own" : "items.empty.text")}</p>
                  </Empty>
                </Panel>
              )
            }
          </Loaded>
          {many.selected.length > 0 && (
            <div className="prep-bar" role="status">
              <b>{t("items.chosen.number", { number: many.selected.length })}</b>
              <Button
                hotkey="m"
                cannot={many.selected.length > MOST ? t("items.most", { number: MOST }) : undefined}
                onClick={() => {
                  many.forgetLost();
                  ask("move");
                }}
              >
                {t("items.move")}
              </Button>
              <Button look="plain" onClick={() => many.chooseAll(false)}>
                {t("items.chooseNone")}
              </Button>
            </div>
          )}
        </div>
        {opened && (
          <div>
            <div className="panel side">
              <ItemDetail key={opened} operationId={operationId} itemId={opened} close={() => go(undefined)} />
            </div>
          </div>
        )}
      </div>
      {asks === "move" && <MoveDialog operationId={operationId} many={many} told={told} close={() => void close()} />}
    </PreparationPage>
  );
}
