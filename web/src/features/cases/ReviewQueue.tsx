import "./cases.css";
import { useQueries, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { codeNameOf, levelOf, operationQuery } from "@/features/operations/operations";
import { PackageDetail } from "@/features/packages/PackageDetail";
import { packageReviewQuery } from "@/features/packages/packages";
import { listPackagesForReview } from "@/gen/methods";
import type { Case, IntelligencePackage } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { strictest, useMarking } from "@/parts/Handling";
import { Cut, Empty, Failed, Loaded } from "@/parts/Loaded";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { asRefusal } from "@/call/refusal";
import { useKey } from "@/shell/keys";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { CaseDetail } from "./CaseDetail";
import { inReview, reviewQuery, type Waiting } from "./cases";
import { Owner } from "./Owner";
import { ReviewTabs } from "./ReviewTabs";

const nothing: readonly never[] = [];

/** What waits for a compliance reviewer, cases and packages of all operations, the oldest first. */
export function ReviewQueue() {
  const t = useWords();
  const may = useMay();
  const { case: openedCase, package: openedPackage, operation: openedIn } = useSearch({ from: "/review" });
  const opened = openedCase ?? openedPackage;
  const navigate = useNavigate({ from: "/review" });
  const query = useQuery(reviewQuery);
  const packages = useQuery({ ...packageReviewQuery, enabled: may(listPackagesForReview) });
  // A service of a release before knows no packages; what else could not be read is not nothing.
  const failed = packages.isError && asRefusal(packages.error).reason !== "NOT_IMPLEMENTED";
  const rows = inReview(query.data ?? (nothing as readonly Case[]), packages.data ?? (nothing as readonly IntelligencePackage[]));
  const within = [...new Set(rows.map((one) => one.operationId))];
  const operations = useQueries({ queries: within.map((id) => operationQuery(id)) }).map(({ data }) => data);
  const names = new Map(operations.map((one) => [one?.operationId, codeNameOf(one)]));
  useMarking(strictest([...operations.map(levelOf), ...rows.map(({ level }) => level)]));
  const at = rows.findIndex((one) => one.id === opened);
  const addressOf = (one: Waiting) => ({ [one.what]: one.id, operation: one.operationId });
  const go = (one: Waiting | undefined) => void navigate({ search: one ? addressOf(one) : {}, replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]));
  const columns: Column<Waiting>[] = [
    {
      key: "title",
      head: t("fieldname.title"),
      cell: (one) => (
        <Link to="/review" search={addressOf(one)} resetScroll={false}>
          <bdi>{one.title}</bdi>
        </Link>
      ),
    },
    { key: "what", head: t("fieldname.kind"), cell: (one) => t(`review.${one.what}`), dispensable: 1 },
    { key: "owner", head: t("case.owner"), cell: (one) => <Owner of={one} />, dispensable: 1 },
    { key: "operation", head: t("find.operation"), cell: (one) => <bdi>{names.get(one.operationId)}</bdi>, dispensable: 1 },
    { key: "waits", head: t("review.since"), cell: (one) => <ShortTime time={one.since} />, dispensable: 1 },
  ];
  const side = { close: () => go(undefined), after: () => go(rows[at + 1] ?? rows[at - 1]) };
  return (
    <Page title={t("review.title")} beside={query.data && <span className="quiet">{t("review.count", { number: rows.length })}</span>}>
      <ReviewTabs />
      <p className="note whole">{t("review.note")}</p>
      <Cut rows={query.data} />
      <Cut rows={packages.data} />
      {failed && <Failed fault={packages.error} again={() => void packages.refetch()} />}
      <div className={opened && openedIn ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={t("review.title")}>
            <Loaded query={query} rows={6}>
              {() =>
                rows.length ? (
                  <Table caption={t("review.title")} columns={columns} rows={rows} id={(one) => one.id} current={opened} />
                ) : (
                  !failed && (
                    <Empty title={t("review.empty")}>
                      <p>{t("review.empty.text")}</p>
                    </Empty>
                  )
                )
              }
            </Loaded>
          </section>
        </div>
        {opened && openedIn && (
          <div>
            <div className="panel side">
              {openedCase ? <CaseDetail key={openedCase} operationId={openedIn} caseId={openedCase} {...side} /> : <PackageDetail key={opened} operationId={openedIn} packageId={opened} {...side} />}
            </div>
          </div>
        )}
      </div>
    </Page>
  );
}
