import type { UseInfiniteQueryResult } from "@tanstack/react-query";
import { useEffect } from "react";
import { useWords } from "@/language/useWords";
import { Button } from "./Button";
import { Loading } from "./Loaded";

interface Given {
  of: Pick<UseInfiniteQueryResult, "hasNextPage" | "isFetching" | "isFetchingNextPage" | "isError" | "fetchNextPage">;
  /** Whether there is nothing to be shown yet: a page may have nothing and not be the last. */
  none: boolean;
}

/** The next page of a list. */
export function More({ of: query, none }: Given) {
  const t = useWords();
  const { fetchNextPage } = query;
  const goes = none && query.hasNextPage && !query.isFetching && !query.isError;
  useEffect(() => {
    if (goes) void fetchNextPage();
  }, [goes, fetchNextPage]);
  if (!query.hasNextPage) return null;
  if (none) return query.isError ? null : <Loading />;
  return (
    <div className="panel-in">
      <Button busy={query.isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t("list.more")}
      </Button>
    </div>
  );
}
