import "@/features/cases/cases.css";
import { useQueries, type UseQueryResult } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { codeNameOf, levelOf, operationQuery } from "@/features/operations/operations";
import type { Violation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { strictest, useMarking } from "@/parts/Handling";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { Exercise, State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { ViolationDetail } from "./ViolationDetail";

interface Given {
  query: Pick<UseQueryResult<unknown>, "error" | "isError" | "dataUpdatedAt"> & { data: Violation[] | undefined; refetch: () => unknown };
  /** The way to the next page. */
  more?: ReactNode;
  title: string;
  empty: string;
  /** Where the list stands, by which its rows are opened. */
  at: "/violations" | "/review/violations";
  opened: string | undefined;
  go: (violationId: string | undefined) => void;
}

/** Reports, and one of them beside the list. */
export function ViolationRows({ query, more, title, empty, at: path, opened, go }: Given) {
  const t = useWords();
  const rows = query.data ?? [];
  const within = [...new Set(rows.map((one) => one.operationId))];
  // For their names and marks alone: nobody asks for them again.
  const operations = useQueries({ queries: within.map((id) => ({ ...operationQuery(id), refetchInterval: false as const })) }).map(({ data }) => data);
  const known = new Map(operations.map((one) => [one?.operationId, one]));
  useMarking(strictest(operations.map(levelOf)));
  const at = rows.findIndex((one) => one.violationId === opened);
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]?.violationId));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]?.violationId));
  const columns: Column<Violation>[] = [
    {
      key: "kinds",
      head: t("violation.kinds"),
      cell: (one) => (
        <>
          <Link to={path} search={(before: object) => ({ ...before, violation: one.violationId })} resetScroll={false}>
            {t.list((one.spec?.kinds ?? []).map((kind) => t(`violation.kind.${kind as "VIOLATION_KIND_RIGHTS"}`)))}
          </Link>{" "}
          <Exercise of={one} />{" "}
          {one.asked && (
            <span className="state warn">
              <Glyph shape="asks" />
              {t("violation.asked")}
            </span>
          )}
        </>
      ),
    },
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={one.state} /> },
    { key: "operation", head: t("find.operation"), cell: (one) => <bdi>{codeNameOf(known.get(one.operationId))}</bdi>, dispensable: 1 },
    { key: "time", head: t("violation.reported"), cell: (one) => <ShortTime time={one.createTime} />, dispensable: 2 },
  ];
  return (
    <>
      <Cut rows={query.data} />
      <div className={opened ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={title}>
            <Loaded query={query} rows={6}>
              {() => (
                <>
                  {rows.length ? <Table caption={title} columns={columns} rows={rows} id={(one) => one.violationId} current={opened} /> : !more && <Empty title={empty} />}
                  {more}
                </>
              )}
            </Loaded>
          </section>
        </div>
        {opened && (
          <div>
            <div className="panel side">
              <ViolationDetail key={opened} violationId={opened} close={() => go(undefined)} />
            </div>
          </div>
        )}
      </div>
    </>
  );
}
