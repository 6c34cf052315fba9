import "./cases.css";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { codeNameOf, levelOf, operationQuery } from "@/features/operations/operations";
import type { Case } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { strictest, useMarking } from "@/parts/Handling";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { Page } from "@/shell/Page";
import { CaseDetail } from "./CaseDetail";
import { reviewQuery } from "./cases";
import { Owner } from "./Owner";

/** What waits for a compliance reviewer, of all operations, the oldest first. */
export function ReviewQueue() {
  const t = useWords();
  const { case: opened, operation: openedIn } = useSearch({ from: "/review" });
  const navigate = useNavigate({ from: "/review" });
  const query = useQuery(reviewQuery);
  const rows = query.data ?? [];
  const within = [...new Set(rows.map((one) => one.operationId))];
  const operations = useQueries({ queries: within.map((id) => operationQuery(id)) }).map(({ data }) => data);
  const names = new Map(operations.map((one) => [one?.operationId, codeNameOf(one)]));
  useMarking(strictest(operations.map(levelOf)));
  const at = rows.findIndex((one) => one.caseId === opened);
  const go = (one: Case | undefined) => void navigate({ search: one ? { case: one.caseId, operation: one.operationId } : {}, replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]));
  const columns: Column<Case>[] = [
    {
      key: "title",
      head: t("fieldname.title"),
      cell: (one) => (
        <Link to="/review" search={{ case: one.caseId, operation: one.operationId }} resetScroll={false}>
          <bdi>{one.spec?.title}</bdi>
        </Link>
      ),
    },
    { key: "owner", head: t("case.owner"), cell: (one) => <Owner of={one} />, dispensable: 1 },
    { key: "operation", head: t("find.operation"), cell: (one) => <bdi>{names.get(one.operationId)}</bdi>, dispensable: 1 },
    { key: "waits", head: t("review.since"), cell: (one) => <ShortTime time={one.reviseTime} />, dispensable: 1 },
  ];
  return (
    <Page title={t("review.title")} beside={query.data && <span className="quiet">{t("cases.count", { number: rows.length })}</span>}>
      <p className="note whole">{t("review.note")}</p>
      <Cut rows={query.data} />
      <div className={opened && openedIn ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={t("review.title")}>
            <Loaded query={query} rows={6}>
              {() =>
                rows.length ? (
                  <Table caption={t("review.title")} columns={columns} rows={rows} id={(one) => one.caseId} current={opened} />
                ) : (
                  <Empty title={t("review.empty")}>
                    <p>{t("review.empty.text")}</p>
                  </Empty>
                )
              }
            </Loaded>
          </section>
        </div>
        {opened && openedIn && (
          <div>
            <div className="panel side">
              <CaseDetail key={opened} operationId={openedIn} caseId={opened} close={() => go(undefined)} after={() => go(rows[at + 1] ?? rows[at - 1])} />
            </div>
          </div>
        )}
      </div>
    </Page>
  );
}
