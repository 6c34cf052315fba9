import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ReviewTabs } from "@/features/cases/ReviewTabs";
import { violationState } from "@/gen/enums";
import type { ViolationState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Filter } from "@/parts/Filter";
import { More } from "@/parts/More";
import { Page } from "@/shell/Page";
import { ViolationRows } from "./ViolationRows";
import { isClosed, openViolationsQuery, violationsByPageQuery } from "./violations";

const FROM = "/review/violations";

/** Potential violations of all operations, for whoever examines them: those that are open, or those that were closed page by page. */
export function ViolationQueue() {
  const t = useWords();
  const { violation, state } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const closed = state !== undefined && isClosed(state as ViolationState);
  const open = useQuery({ ...openViolationsQuery(state as ViolationState | undefined), enabled: !closed, placeholderData: keepPreviousData });
  const pages = useInfiniteQuery({ ...violationsByPageQuery(state as ViolationState), enabled: closed, placeholderData: keepPreviousData });
  const found = pages.data?.pages.flatMap((page) => page.violations);
  const { error, isError, dataUpdatedAt, refetch } = pages;
  const query = closed ? { error, isError, dataUpdatedAt, refetch, data: found } : open;
  return (
    <Page title={t("review.title")} beside={query.data && <span className="quiet">{t(closed && pages.hasNextPage ? "violation.atLeast" : "violation.count", { number: query.data.length })}</span>}>
      <ReviewTabs />
      <p className="note whole">{t("violation.queue.note")}</p>
      <div className="filters">
        <Filter
          label={t("fieldname.state")}
          value={state}
          change={(one) => void navigate({ search: (before) => ({ ...before, state: one as ViolationState | undefined }), replace: true, resetScroll: false })}
          options={violationState.map((one) => [one, t(`state.${one}`)])}
          without={t("violation.open")}
        />
      </div>
      <ViolationRows
        query={query}
        more={closed && pages.hasNextPage && <More of={pages} none={!found?.length} />}
        title={t("nav.violations")}
        empty={t(state ? "violation.queue.none" : "violation.queue.open.none")}
        at={FROM}
        opened={violation}
        go={(one) => void navigate({ search: (before) => ({ ...before, violation: one }), replace: true, resetScroll: false })}
      />
    </Page>
  );
}
