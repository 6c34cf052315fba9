import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { programmesQuery } from "@/features/programmes/programmes";
import { createOperation, listProgrammes } from "@/gen/methods";
import { crimeArea, operationState, purpose } from "@/gen/enums";
import type { CrimeArea, Operation, OperationState, Purpose } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { crimes } from "@/parts/crimes";
import { Filter } from "@/parts/Filter";
import { Find } from "@/parts/Find";
import { HandlingLabel, strictest, useMarking } from "@/parts/Handling";
import { Empty, Loaded } from "@/parts/Loaded";
import { More } from "@/parts/More";
import { Exercise, State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { leadOf, toldLead } from "./lead";
import { codeNameOf, foundQuery, isInvitation, levelOf, planOf } from "./operations";

/** What the person may see of operations and looks for, with what each waits for. */
export function OperationList() {
  const t = useWords();
  const may = useMay();
  const asked = useSearch({ from: "/operations" });
  const { state, find, programme } = asked;
  const navigate = useNavigate({ from: "/operations" });
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const programmes = useQuery({ ...programmesQuery, enabled: may(listProgrammes) }).data ?? [];
  const wanted = {
    words: find?.trim() || undefined,
    state: state as OperationState | undefined,
    programmeId: programme,
    purpose: asked.purpose as Purpose | undefined,
    crimeArea: asked.area as CrimeArea | undefined,
    exercise: asked.mode === undefined ? undefined : asked.mode === "exercise",
  };
  const query = useInfiniteQuery({ ...foundQuery(wanted), placeholderData: keepPreviousData });
  const rows = query.data?.pages.flatMap((page) => page.operations);
  const unreadable = query.data?.pages.reduce((sum, page) => sum + page.unreadable, 0) ?? 0;
  const narrowed = Object.values(wanted).some((one) => one !== undefined);
  useMarking(strictest((rows ?? []).map(levelOf)));

  const columns: Column<Operation>[] = [
    {
      key: "name",
      head: t("fieldname.codeName"),
      cell: (operation) => (
        <>
          <Link to="/operations/$operation" params={{ operation: operation.operationId }}>
            <bdi>{codeNameOf(operation)}</bdi>
          </Link>{" "}
          <Exercise of={operation} />
        </>
      ),
    },
    { key: "state", head: t("fieldname.state"), cell: (operation) => <State of={operation.state} /> },
    { key: "lead", head: t("fieldname.lead"), cell: (operation) => toldLead(t, leadOf(operation)), dispensable: 2 },
    { key: "waits", head: t("operations.waits"), cell: (operation) => <Waits operation={operation} />, dispensable: 1 },
    {
      key: "level",
      head: t("level"),
      cell: (operation) => {
        const level = levelOf(operation);
        return level && <HandlingLabel level={level} />;
      },
      dispensable: 1,
    },
    { key: "start", head: t("fieldname.startTime"), cell: (operation) => dayOf(t.locale, planOf(operation)?.startTime ?? operation.invitation?.startTime), dispensable: 2 },
    { key: "end", head: t("fieldname.endTime"), cell: (operation) => dayOf(t.locale, planOf(operation)?.endTime ?? operation.invitation?.endTime), dispensable: 2 },
    {
      key: "areas",
      head: t("fieldname.crimeAreas"),
      cell: (operation) =>
        crimes(t, planOf(operation)?.crimeAreas ?? operation.invitation?.crimeAreas ?? []),
      dispensable: 3,
    },
  ];

  return (
    <Page
      title={t("nav.operations")}
      beside={rows && <span className="quiet">{t(query.hasNextPage ? "operations.atLeast" : "operations.count", { number: rows.length })}</span>}
      acts={
        may(createOperation) && (
          <Button look="main" hotkey="n" onClick={() => void navigate({ to: "/operations/new" })}>
            {t("operations.new")}
          </Button>
        )
      }
    >
      <div className="filters">
        <div className="segments" role="group" aria-label={t("fieldname.state")}>
          {[undefined, ...operationState].map((one) => (
            <button key={one ?? "all"} type="button" aria-pressed={state === one} onClick={() => filter({ state: one })}>
              {one ? t(`state.${one}`) : t("operations.all")}
            </button>
          ))}
        </div>
        <Find label={t("operations.find")} title={t("operations.find.help")} value={find} change={(find) => filter({ find })} />
        {programmes.length > 0 && (
          <Filter label={t("fieldname.programmeId")} value={programme} change={(one) => filter({ programme: one })} options={programmes.map((one) => [one.programmeId, one.spec?.name ?? ""] as const)} />
        )}
        <Filter label={t("fieldname.purpose")} value={asked.purpose} change={(one) => filter({ purpose: one })} options={purpose.map((one) => [one, t(`purpose.${one}`)])} />
        <Filter label={t("fieldname.crimeAreas")} value={asked.area} change={(one) => filter({ area: one })} options={crimeArea.map((one) => [one, t(`crime.${one}`)])} />
        <Filter label={t("operations.mode")} value={asked.mode} change={(one) => filter({ mode: one })} options={[["real", t("operations.mode.real")], ["exercise", t("state.EXERCISE")]]} />
      </div>
      <section className="panel" aria-label={t("nav.operations")}>
        <h2 className="hidden">{t("nav.operations")}</h2>
        <Loaded query={query}>
          {() => (
            <>
              {rows?.length ? (
                <Table caption={t("nav.operations")} columns={columns} rows={rows} id={(operation) => operation.operationId} />
              ) : (
                !query.hasNextPage && (
                  <Empty title={t(narrowed ? "operations.none" : "operations.empty")}>
                    <p>{t(narrowed ? "operations.none.text" : "operations.empty.text")}</p>
                  </Empty>
                )
              )}
              {unreadable > 0 && <p className="warn panel-in">{t("operations.unreadable", { number: unreadable })}</p>}
              <More of={query} none={!rows?.length} />
            </>
          )}
        </Loaded>
      </section>
    </Page>
  );
}

/** What somebody has to do before it goes on. */
function Waits({ operation }: { operation: Operation }) {
  const open = operation.openRevision;
  if (isInvitation(operation)) return <State of="PARTICIPATION_STATE_INVITED" />;
  return open ? <State of={open.state} /> : <span className="faint">–</span>;
}

function dayOf(locale: string, time: string | undefined) {
  return time ? <time dateTime={time}>{toldDay(locale, time)}</time> : "–";
}
