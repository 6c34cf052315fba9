import "./cases.css";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useKindCannot } from "@/features/joining/kinds";
import { useMayIn, useSeesAll } from "@/features/operations/lead";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { caseState, crimeArea } from "@/gen/enums";
import { decideCases, nominateCase } from "@/gen/methods";
import type { Case } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { crimes } from "@/parts/crimes";
import { Filter } from "@/parts/Filter";
import { Find } from "@/parts/Find";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { Page } from "@/shell/Page";
import { CaseDetail } from "./CaseDetail";
import { casesQuery, countQuery, toldState, useOwnerNames, wantedOf } from "./cases";
import { Owner } from "./Owner";

const FROM = "/operations/$operation/cases";

/** What planning is about: a list, narrowed by what the address says, and one of it beside it. */
export function CaseList() {
  const t = useWords();
  const { operation: operationId } = useParams({ from: FROM });
  const may = useMayIn(operationId);
  const kindCannot = useKindCannot(operationId);
  const { case: opened, ...asked } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const operation = useOperation(operationId).data;
  const all = useSeesAll(operation);
  const nameOf = useOwnerNames(operationId);
  const query = useQuery({ ...casesQuery(operationId, wantedOf(asked)), placeholderData: keepPreviousData });
  // Only to choose an owner from.
  const everyone = useQuery({ ...casesQuery(operationId), refetchInterval: false }).data ?? [];
  const counts = useQuery(countQuery(operationId)).data;
  useMarkingOf(operation);
  const rows = query.data ?? [];
  const at = rows.findIndex((one) => one.caseId === opened);
  const go = (one: string | undefined) => void navigate({ search: (before) => ({ ...before, case: one }), replace: true, resetScroll: false });
  const filter = (change: Partial<typeof asked>) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]?.caseId));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]?.caseId));
  const owners = [...new Set(everyone.map((one) => one.ownerCountry).filter((code) => code !== ""))];
  const narrowed = Object.values(asked).some((one) => one !== undefined);
  const ready = counts?.get("CASE_STATE_READY") ?? 0;

  const columns: Column<Case>[] = [
    {
      key: "title",
      head: t("fieldname.title"),
      cell: (one) => (
        <Link to={FROM} params={{ operation: operationId }} search={(before) => ({ ...before, case: one.caseId })} resetScroll={false}>
          <bdi>{one.spec?.title}</bdi>
        </Link>
      ),
    },
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={toldState(one)} /> },
    { key: "reference", head: t("fieldname.reference"), cell: (one) => <bdi className="code">{one.spec?.reference}</bdi>, dispensable: 1 },
    ...(!all ? [] : ([{ key: "owner", head: t("case.owner"), cell: (one) => <Owner of={one} nameOf={nameOf} />, dispensable: 1 }] satisfies Column<Case>[])),
    ...(opened
      ? []
      : ([
          { key: "areas", head: t("fieldname.crimeAreas"), cell: (one) => crimes(t, one.spec?.crimeAreas ?? []), dispensable: 2 },
          { key: "person", head: t("fieldname.aboutPerson"), cell: (one) => one.spec?.aboutPerson && t("case.aboutPerson.short"), dispensable: 2 },
          { key: "time", head: t("case.nominated"), cell: (one) => <ShortTime time={one.createTime} />, dispensable: 3 },
        ] satisfies Column<Case>[])),
  ];
  return (
    <Page
      title={t("nav.cases")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={query.data && <span className="quiet">{t("cases.count", { number: query.data.length })}</span>}
      acts={
        <>
          {may(decideCases) && (
            <Button cannot={ready ? undefined : t("meeting.none")} onClick={() => void navigate({ to: "/operations/$operation/cases/meeting", params: { operation: operationId } })}>
              {t("meeting.open")}
            </Button>
          )}
          {may(nominateCase) && (
            <Button look="main" hotkey="n" cannot={kindCannot("NOMINATE_CASES")} onClick={() => void navigate({ to: "/operations/$operation/cases/new", params: { operation: operationId }, search: {} })}>
              {t("case.nominate")}
            </Button>
          )}
        </>
      }
    >
      {counts && counts.size > 0 && (
        <div className="chips" role="group" aria-label={t("cases.byState")}>
          {caseState
            .filter((one) => counts.has(one) || asked.state === one)
            .map((one) => (
              <button key={one} type="button" aria-pressed={asked.state === one} onClick={() => filter({ state: asked.state === one ? undefined : one })}>
                <State of={one} /> <span className="chip-number">{t.number(counts.get(one) ?? 0)}</span>
              </button>
            ))}
        </div>
      )}
      <div className="filters">
        <Find label={t("cases.find")} value={asked.find} change={(find) => filter({ find })} />
        <Filter label={t("cases.area")} value={asked.area} change={(one) => filter({ area: one })} options={crimeArea.map((one) => [one, t(`crime.${one}`)])} />
        {all && (owners.length > 1 || asked.country) && (
          <Filter
            label={t("case.owner")}
            value={asked.country}
            change={(one) => filter({ country: one })}
            options={owners.map((code) => [code, nameOf(code)] as const).sort(([, one], [, other]) => t.compare(one, other))}
          />
        )}
        <Filter label={t("fieldname.aboutPerson")} value={asked.person} change={(one) => filter({ person: one })} options={[["yes", t("case.yes")], ["no", t("case.no")]]} />
      </div>
      <Cut rows={query.data} />
      <div className={opened ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={t("nav.cases")}>
            <Loaded query={query} rows={8}>
              {() =>
                rows.length ? (
                  <Table caption={t("nav.cases")} columns={columns} rows={rows} id={(one) => one.caseId} current={opened} />
                ) : (
                  <Empty title={t(narrowed ? "cases.none" : "cases.empty")}>
                    <p>{t(narrowed ? "cases.none.text" : "cases.empty.text")}</p>
                  </Empty>
                )
              }
            </Loaded>
          </section>
        </div>
        {opened && (
          <div>
            <div className="panel side">
              <CaseDetail key={opened} operationId={operationId} caseId={opened} close={() => go(undefined)} />
            </div>
          </div>
        )}
      </div>
    </Page>
  );
}
