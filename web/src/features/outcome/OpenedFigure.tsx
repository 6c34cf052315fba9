import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { call } from "@/call/call";
import { listRates, listResults, recordRate } from "@/gen/methods";
import type { Outcome, OutcomeDays } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { AsBefore } from "@/parts/AsBefore";
import { Country } from "@/parts/Country";
import { Failed, Loading } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { useTopWhenAlone } from "@/parts/useTopWhenAlone";
import { ShortTime } from "@/parts/Time";
import { useMay, useSession } from "@/shell/session";
import { numberOf } from "@/features/results/results";
import { drawn, figureOf, type Indicator } from "./figures";
import { figuresOf } from "./useOutcome";
import { TallyText } from "./Tally";

interface Given {
  operationId: string;
  outcome: Outcome;
  indicator: Indicator;
  country: string | undefined;
  day: string | undefined;
  days: OutcomeDays | undefined;
  names: ReadonlyMap<string, string>;
}

const SHOWN = 50;

/** A figure opened down: from the total to a country, from there to its results, as far as one may look. */
export function OpenedFigure({ operationId, outcome, indicator, country, day, days, names }: Given) {
  const t = useWords();
  const may = useMay();
  const navigate = useNavigate();
  useTopWhenAlone(`${indicator} ${country ?? ""}`);
  const total = figureOf(figuresOf(outcome), indicator);
  const rows = outcome.countries
    .map((row) => ({ country: row.country, figure: figureOf(row.credited, indicator) }))
    .filter(({ figure }) => drawn(figure?.validated) + drawn(figure?.provisional) > 0)
    .sort((one, other) => drawn(other.figure?.validated) - drawn(one.figure?.validated));
  const most = drawn(rows[0]?.figure?.validated) || 1;
  const ofDay = day ? days?.days.find((one) => one.day === day)?.figure : undefined;
  const opened = rows.find((row) => row.country === country);
  return (
    <aside className="opened" aria-label={t("outcome.opened")}>
      <header>
        <h2>{t("outcome.opened")}</h2>
        <Button small hotkey="Escape" onClick={() => void navigate({ to: "/operations/$operation/outcome", params: { operation: operationId }, resetScroll: false })}>
          {t("dialog.close")}
        </Button>
        <ol>
          <li>
            <Link to="/operations/$operation/outcome" params={{ operation: operationId }} search={{ indicator }} resetScroll={false}>
              {t(`indicator.${indicator}`)}
            </Link>
            <b>
              <TallyText tally={total?.validated} large />
            </b>
          </li>
          {country && (
            <li>
              {day ? (
                <Link to="/operations/$operation/outcome" params={{ operation: operationId }} search={{ indicator, country }} resetScroll={false}>
                  <Country code={country} name={names.get(country)} />
                </Link>
              ) : (
                <Country code={country} name={names.get(country)} />
              )}
              <b>
                <TallyText tally={opened?.figure?.validated} large />
              </b>
            </li>
          )}
          {day && (
            <li>
              {toldDay(t.locale, day)}
              <b>
                <TallyText tally={ofDay?.validated} large />
              </b>
            </li>
          )}
        </ol>
      </header>
      <section>
        <h3>{t("outcome.counts")}</h3>
        <p>{t(`outcome.counts.${indicator}`)}</p>
        <p className="quiet small">{t("outcome.definition", { version: total?.definitionVersion ?? 1 })}</p>
      </section>
      {total?.validated && total.validated.unvaluedAmounts.length > 0 && (
        <section>
          <h3>{t("outcome.unvalued.title")}</h3>
          <ul>
            {total.validated.unvaluedAmounts.map((amount) => (
              <li key={amount.code + amount.network}>
                <bdi>{t.money(amount)}</bdi>{" "}
                {may(recordRate) && (
                  <Link to="/rates" search={{ code: amount.code, network: amount.network, quote: outcome.reportCurrency }}>
                    {t("outcome.unvalued.record")}
                  </Link>
                )}
              </li>
            ))}
            {total.validated.unvaluedLeftOut > 0 && <li className="quiet">{t("outcome.unvalued.more", { number: total.validated.unvaluedLeftOut })}</li>}
          </ul>
          {!may(recordRate) && may(listRates) && (
            <p>
              <Link to="/rates">{t("outcome.unvalued.rates")}</Link>
            </p>
          )}
        </section>
      )}
      {total?.validated && total.validated.originalAmounts.length > 0 && (
        <section>
          <h3>{t("outcome.originals.title")}</h3>
          <ul>
            {total.validated.originalAmounts.map((amount) => (
              <li key={amount.code + amount.network}>
                <bdi>{t.money(amount)}</bdi>
              </li>
            ))}
            {total.validated.originalsLeftOut > 0 && <li className="quiet">{t("outcome.unvalued.more", { number: total.validated.originalsLeftOut })}</li>}
          </ul>
        </section>
      )}
      {rows.length > 0 && (
        <section>
          <h3>{t(day ? "outcome.byCountry.allDays" : "outcome.byCountry")}</h3>
          <div className="counts">
            {rows.map((row) => (
              <Link
                key={row.country}
                to="/operations/$operation/outcome"
                params={{ operation: operationId }}
                search={{ indicator, country: row.country, ...(day ? { day } : {}) }}
                resetScroll={false}
                aria-current={row.country === country || undefined}
              >
                <Country code={row.country} name={names.get(row.country)} />
                <svg className="bar" aria-hidden="true">
                  <rect
                    className="solid"
                    y="2"
                    height="8"
                    x={document.documentElement.dir === "rtl" ? `${100 - (drawn(row.figure?.validated) / most) * 100}%` : 0}
                    width={`${(drawn(row.figure?.validated) / most) * 100}%`}
                  />
                </svg>
                <span className="number">
                  <TallyText tally={row.figure?.validated} />
                </span>
              </Link>
            ))}
          </div>
        </section>
      )}
      {(country || day) && may(listResults) && <Results operationId={operationId} indicator={indicator} country={country} day={day} names={names} />}
      <section>
        <p className="note">{t("outcome.notShown")}</p>
      </section>
    </aside>
  );
}

interface OfFigure {
  operationId: string;
  indicator: Indicator;
  country: string | undefined;
  day: string | undefined;
  names: ReadonlyMap<string, string>;
}

/** What the figure is made of: acts that took place there and then, provisional or validated, whoever reported them. */
function Results({ operationId, indicator, country, day, names }: OfFigure) {
  const t = useWords();
  const { country: own } = useSession();
  const query = useInfiniteQuery({
    queryKey: ["results", operationId, "of-figure", indicator, country ?? "", day ?? ""],
    initialPageParam: "",
    queryFn: ({ signal, pageParam }) =>
      call(listResults, { operationId, placeCountry: country ?? "", day: day ?? "", indicator, counted: true, pageSize: SHOWN, pageToken: pageParam }, { signal }),
    getNextPageParam: (last) => last.nextPageToken || undefined,
  });
  const results = query.data?.pages.flatMap((page) => page.results);
  if (query.isError && !results) return <Failed fault={query.error} again={() => void query.refetch()} />;
  return (
    <section>
      <h3>{t("outcome.results")}</h3>
      {query.isError && <AsBefore query={query} />}
      {own && <p className="small quiet">{t("outcome.results.own")}</p>}
      {!results ? (
        <Loading rows={4} />
      ) : results.length === 0 ? (
        <p className="small quiet">{t("outcome.results.none")}</p>
      ) : (
        <>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("result.reference")}</th>
                <th scope="col" className="number">
                  {t("result.number")}
                </th>
                <th scope="col">{t("fieldname.state")}</th>
                <th scope="col">{t("result.occurred")}</th>
              </tr>
            </thead>
            <tbody>
              {results.map((result) => (
                <tr key={result.resultId}>
                  <th scope="row">
                    <Link to="/operations/$operation/results" params={{ operation: operationId }} search={{ country: result.country, indicator, result: result.resultId }}>
                      <bdi className="code">{result.spec?.reference}</bdi>
                    </Link>
                    {result.country !== country && (
                      <small className="quiet reporter">{t("outcome.results.by", { country: names.get(result.country) ?? t.country(result.country) })}</small>
                    )}
                  </th>
                  <td className="number">{numberOf(t, result.spec)}</td>
                  <td>
                    <State of={result.state} />
                  </td>
                  <td>
                    <ShortTime time={result.spec?.occurredTime} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="small quiet">{t("outcome.results.once")}</p>
          {query.hasNextPage && (
            <Button small busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t("outcome.results.more")}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
