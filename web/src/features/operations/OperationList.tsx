import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { programmesQuery } from "@/features/programmes/programmes";
import { createOperation, listProgrammes } from "@/gen/methods";
import { operationState } from "@/gen/enums";
import type { Operation, OperationState } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Filter } from "@/parts/Filter";
import { HandlingLabel, strictest, useMarking } from "@/parts/Handling";
import { Empty, Loaded } from "@/parts/Loaded";
import { Exercise, State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { useTyped } from "@/parts/useTyped";
import { Page } from "@/shell/Page";
import { plain } from "@/shell/ranked";
import { useMay } from "@/shell/session";
import { leadOf, toldLead } from "./lead";
import { codeNameOf, isInvitation, levelOf, operationsQuery, planOf } from "./operations";

/** Every operation that the person may see, with what it waits for. */
export function OperationList() {
  const t = useWords();
  const may = useMay();
  const query = useQuery(operationsQuery);
  const { state, find = "", programme } = useSearch({ from: "/operations" });
  const navigate = useNavigate({ from: "/operations" });
  const [typed, type] = useTyped(find, (text) => void navigate({ search: (before) => ({ ...before, find: text || undefined }), replace: true, resetScroll: false }));
  const programmes = useQuery({ ...programmesQuery, enabled: may(listProgrammes) }).data ?? [];
  useMarking(strictest((query.data ?? []).map(levelOf)));

  const filter = (change: { state?: OperationState | undefined; programme?: string | undefined }) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const fits = (operation: Operation) => (!programme || operation.programmeId === programme) && (!state || operation.state === state) && plain(codeNameOf(operation)).includes(plain(typed));
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
        t.list((planOf(operation)?.crimeAreas ?? operation.invitation?.crimeAreas ?? []).map((area) => t(`crime.${area as "CRIME_AREA_FRAUD"}`))),
      dispensable: 3,
    },
  ];

  return (
    <Page
      title={t("nav.operations")}
      beside={query.data && <span className="quiet">{t("operations.count", { number: query.data.length })}</span>}
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
        {programmes.length > 0 && (
          <Filter label={t("fieldname.programmeId")} value={programme} change={(one) => filter({ programme: one })} options={programmes.map((one) => [one.programmeId, one.spec?.name ?? ""] as const)} />
        )}
        <input
          type="search"
          aria-label={t("operations.find")}
          placeholder={t("operations.find")}
          dir="auto"
          value={typed}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      <section className="panel" aria-label={t("nav.operations")}>
        <Loaded query={query}>
          {(operations) =>
            operations.some(fits) ? (
              <Table caption={t("nav.operations")} columns={columns} rows={operations.filter(fits)} id={(operation) => operation.operationId} />
            ) : (
              <Empty title={t(operations.length ? "operations.none" : "operations.empty")}>{operations.length === 0 && <p>{t("operations.empty.text")}</p>}</Empty>
            )
          }
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
