import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useOwnerNames } from "@/features/cases/cases";
import { useMayIn, useSeesAll } from "@/features/operations/lead";
import { planOf, toldOver, useOperation } from "@/features/operations/operations";
import { contributionState } from "@/gen/enums";
import { askContributions, sumResources } from "@/gen/methods";
import type { Contribution } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { Filter } from "@/parts/Filter";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { Marks } from "@/parts/Marks";
import { Panel } from "@/parts/Panel";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { DueAt, useNow } from "@/parts/Time";
import { useTopWhenAlone } from "@/parts/useTopWhenAlone";
import { useKey } from "@/shell/keys";
import { ContributionDetail } from "./ContributionDetail";
import { NeedPanel } from "./NeedPanel";
import { PreparationPage } from "./Parts";
import { contributionsQuery, inTurn, isAwaited, quantityOf, sumsQuery, wantedOf } from "./resources";

const FROM = "/operations/$operation/preparation/resources";

/** What the plan needs, what there is of it and what is short; for a country what it is asked for. */
export function ResourceList() {
  const t = useWords();
  const now = useNow();
  const { operation: operationId } = useParams({ from: FROM });
  const may = useMayIn(operationId);
  const { contribution: opened, ...asked } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const operation = useOperation(operationId).data;
  const own = !useSeesAll(operation);
  const nameOf = useOwnerNames(operationId);
  const sees = may(sumResources) && !own;
  const sums = useQuery({ ...sumsQuery(operationId), enabled: sees });
  const query = useQuery({ ...contributionsQuery(operationId, wantedOf(asked)), placeholderData: keepPreviousData });
  // Only to choose from.
  const everything = useQuery({ ...contributionsQuery(operationId), refetchInterval: false }).data ?? [];
  const rows = inTurn(query.data ?? [], own);
  const at = rows.findIndex((one) => one.contributionId === opened);
  const go = (one: string | undefined) => void navigate({ search: (before) => ({ ...before, contribution: one, dialog: undefined }), replace: true, resetScroll: false });
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]?.contributionId));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]?.contributionId));
  useTopWhenAlone(opened);
  const countries = [...new Set(everything.map(({ country }) => country))].sort((one, other) => t.compare(nameOf(one), nameOf(other)));
  const needs = [...new Map(everything.map(({ needKey, resource }) => [needKey, resource]))];
  const narrowed = Object.values(asked).some((one) => one !== undefined);
  const waits = everything.filter(({ state }) => state === "CONTRIBUTION_STATE_ASKED").length;
  const cannot = toldOver(t, operation) ?? (operation && !operation.approvedRevision ? t("resources.cannot") : undefined);
  const ask = (need: string) => void navigate({ to: "/operations/$operation/preparation/resources/ask", params: { operation: operationId }, search: { need } });
  const first = planOf(operation)?.resourceNeeds[0]?.key;

  const columns: Column<Contribution>[] = [
    {
      key: "what",
      head: t(own ? "fieldname.resource" : "fieldname.country"),
      cell: (one) => (
        <Link to={FROM} params={{ operation: operationId }} search={(before) => ({ ...before, contribution: one.contributionId })} resetScroll={false}>
          {own ? <bdi>{one.resource}</bdi> : <Country code={one.country} name={nameOf(one.country)} />}
        </Link>
      ),
    },
    ...(own ? [] : ([{ key: "resource", head: t("fieldname.resource"), cell: (one) => <bdi>{one.resource}</bdi>, dispensable: 1 }] satisfies Column<Contribution>[])),
    {
      key: "quantity",
      head: t("fieldname.quantity"),
      cell: (one) => <Quantity of={one} />,
      dispensable: 1,
    },
    { key: "needed", head: t("field.utc", { label: t("fieldname.neededTime") }), cell: (one) => <DueAt time={one.neededTime} over={!isAwaited(one)} now={now} />, dispensable: 1 },
    {
      key: "state",
      head: t("fieldname.state"),
      cell: (one) => (
        <>
          <State of={one.state} /> <Marks of={one} />
        </>
      ),
    },
  ];
  return (
    <PreparationPage
      title={t(own ? "resources.own" : "resources.title")}
      beside={own ? <span className="quiet">{t("resources.waits", { number: waits })}</span> : sums.data && <span className="quiet">{t("resources.counts", { number: sums.data.length, short: sums.data.filter(({ shortBy }) => Number(shortBy) > 0).length })}</span>}
      acts={
        may(askContributions) && (
          <Button look="main" hotkey="n" cannot={cannot ?? (operation && !first ? t("resources.noNeeds") : undefined)} onClick={() => ask(asked.need ?? first ?? "")}>
            {t("resources.ask")}
          </Button>
        )
      }
    >
      {sees && !opened && (
        <Panel title={t("resources.needs")} note={t("resources.needs.note")} inset>
          <Loaded query={sums} rows={4}>
            {(all) =>
              all.length ? (
                all.map((sum) => (
                  <NeedPanel
                    key={`${sum.needKey} ${sum.unit}`}
                    sum={sum}
                    acts={
                      <>
                        <Button small look="plain" onClick={() => filter({ need: asked.need === sum.needKey ? undefined : sum.needKey })} aria-pressed={asked.need === sum.needKey} aria-label={t("resources.only", { resource: sum.resource })}>
                          {t("resources.only.short")}
                        </Button>
                        {may(askContributions) && sum.inPlan && (
                          <Button small cannot={cannot} onClick={() => ask(sum.needKey)} aria-label={t("resources.ask.one", { resource: sum.resource })}>
                            {t("resources.ask")}
                          </Button>
                        )}
                      </>
                    }
                  />
                ))
              ) : (
                <Empty title={t("resources.noNeeds")}>
                  <p>{t("resources.noNeeds.text")}</p>
                </Empty>
              )
            }
          </Loaded>
        </Panel>
      )}
      <div className="filters">
        {needs.length > 1 && <Filter label={t("fieldname.resource")} value={asked.need} change={(one) => filter({ need: one })} options={needs} />}
        <Filter label={t("fieldname.state")} value={asked.state} change={(one) => filter({ state: one })} options={contributionState.map((one) => [one, t(`state.${one}`)])} />
        {!own && countries.length > 1 && <Filter label={t("fieldname.country")} value={asked.country} change={(one) => filter({ country: one })} options={countries.map((code) => [code, nameOf(code)])} />}
      </div>
      <Cut rows={query.data} />
      <div className={opened ? "columns halves" : ""}>
        <div>
          <Panel title={t("resources.contributions")}>
            <Loaded query={query} rows={6}>
              {() =>
                rows.length ? (
                  <Table caption={t("resources.contributions")} columns={columns} rows={rows} id={(one) => one.contributionId} current={opened} />
                ) : (
                  <Empty title={t(narrowed ? "resources.none" : "resources.empty")}>
                    <p>{t(narrowed ? "resources.none.text" : own ? "resources.empty.own" : "resources.empty.text")}</p>
                  </Empty>
                )
              }
            </Loaded>
          </Panel>
        </div>
        {opened && (
          <div>
            <div className="panel side">
              <ContributionDetail key={opened} operationId={operationId} contributionId={opened} close={() => go(undefined)} />
            </div>
          </div>
        )}
      </div>
    </PreparationPage>
  );
}

/** `3 of 4 kits`, where fewer are given than were asked for. */
function Quantity({ of: one }: { of: Contribution }) {
  const t = useWords();
  const number = quantityOf(one);
  return <bdi>{t(number === one.askedQuantity ? "resources.quantity" : "resources.quantity.of", { number: t.number(number), asked: t.number(one.askedQuantity), unit: one.unit })}</bdi>;
}
