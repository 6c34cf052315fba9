import { useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { call } from "@/call/call";
import { listRates, recordRate } from "@/gen/methods";
import type { Rate } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { Button } from "@/parts/Button";
import { useDraft } from "@/parts/draft";
import { Empty, Failed, Loading } from "@/parts/Loaded";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { RateForm } from "./RateForm";
import { newRate, typedOf, type Wanted } from "./rates";

const SHOWN = 200;

/** What money was worth on which day, and by whose word; a planner records and corrects it. */
export function Rates() {
  const asked = useSearch({ from: "/rates" });
  const name = ["rate", asked.code, asked.network, asked.quote].filter(Boolean).join(".");
  // What was begun for one amount is not in the way of another.
  return <Asked key={name} name={name} asked={asked} />;
}

function Asked({ name, asked }: { name: string; asked: Wanted }) {
  const t = useWords();
  const may = useMay();
  const draft = useDraft(name, newRate(asked));
  const form = useRef<HTMLElement>(null);
  const query = useInfiniteQuery({
    queryKey: ["rates"],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) => call(listRates, { pageSize: SHOWN, pageToken: pageParam }, { signal }),
    getNextPageParam: (last) => last.nextPageToken || undefined,
  });
  const rates = query.data?.pages.flatMap((page) => page.rates);
  const unreadable = query.data?.pages.reduce((sum, page) => sum + page.unreadable, 0) ?? 0;
  const correct = (rate: Rate) => {
    draft.set(typedOf(rate));
    form.current?.scrollIntoView({ block: "nearest" });
    form.current?.querySelector<HTMLElement>("[data-rate]")?.focus();
  };
  const columns: Column<Rate>[] = [
    { key: "code", head: t("report.money.code"), cell: (one) => <Money rate={one} /> },
    { key: "day", head: t("rates.day"), cell: (one) => toldDay(t.locale, one.day) },
    {
      key: "rate",
      head: t("rates.rate"),
      number: true,
      cell: (one) => (
        <bdi dir="ltr">
          {one.rate} {one.quoteCurrency}
        </bdi>
      ),
    },
    { key: "source", head: t("rates.source"), cell: (one) => <bdi>{one.source}</bdi>, dispensable: 1 },
    { key: "recorded", head: t("field.utc", { label: t("result.recorded") }), cell: (one) => <ShortTime time={one.recordedTime} />, dispensable: 2 },
    ...(may(recordRate)
      ? [
          {
            key: "correct",
            head: <span className="hidden">{t("rates.correct")}</span>,
            cell: (one: Rate) => (
              <Button small onClick={() => correct(one)}>
                {t("rates.correct")} <span className="hidden">{`${one.code} ${one.day}`}</span>
              </Button>
            ),
          } satisfies Column<Rate>,
        ]
      : []),
  ];
  return (
    <Page title={t("nav.rates")}>
      <p className="quiet">{t("rates.about")}</p>
      {may(recordRate) ? (
        <section className="panel" aria-label={t("rates.record")} ref={form}>
          <div className="panel-in">
            <RateForm draft={draft} />
          </div>
        </section>
      ) : (
        <p className="note">{t("rates.by")}</p>
      )}
      <section className="panel" aria-label={t("nav.rates")}>
        {!rates ? (
          query.isError ? <Failed fault={query.error} again={() => void query.refetch()} /> : <Loading />
        ) : rates.length === 0 ? (
          <Empty title={t("rates.none")}>
            <p>{t("rates.none.text")}</p>
          </Empty>
        ) : (
          <>
            {query.isError && <AsBefore query={query} />}
            <Table caption={t("nav.rates")} columns={columns} rows={rates} id={(one) => [one.scheme, one.code, one.network, one.quoteCurrency, one.day].join("/")} />
            {unreadable > 0 && <p className="warn panel-in">{t("rates.unreadable", { number: unreadable })}</p>}
            {query.hasNextPage && (
              <div className="panel-in">
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t("rates.more")}
                </Button>
              </div>
            )}
          </>
        )}
      </section>
    </Page>
  );
}

function Money({ rate }: { rate: Rate }) {
  const t = useWords();
  return (
    <>
      <bdi className="code">{rate.code}</bdi> <small className="quiet">{rate.scheme === "MONEY_SCHEME_ISO_4217" ? t.currency(rate.code) : <bdi>{rate.network}</bdi>}</small>
    </>
  );
}
