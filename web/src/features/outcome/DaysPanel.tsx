import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { UseQueryResult } from "@tanstack/react-query";
import { listResults } from "@/gen/methods";
import type { OutcomeDays } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Loaded, Loading } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { part } from "@/parts/part";
import { apart, isolate } from "@/parts/Time";
import { useMay } from "@/shell/session";
import { type Day, daysOf, type Form, forms, partsOf } from "./days";
import { drawn, type Indicator } from "./figures";
import { TallyText } from "./Tally";

const DayChart = part(() => import("./DayChart").then((module) => module.DayChart), <Loading rows={6} />);

interface Given {
  operationId: string;
  query: UseQueryResult<OutcomeDays>;
  indicator: Indicator;
  country: string | undefined;
  name: string | undefined;
  day: string | undefined;
  chart: string | undefined;
  target: number | undefined;
}

/** When it happened: the chosen figure by day, as a curve, as bars or as a table. Print and screen readers have the table too. */
export function DaysPanel({ operationId, query, indicator, country, name, day, chart, target }: Given) {
  const t = useWords();
  const navigate = useNavigate({ from: "/operations/$operation/outcome" });
  const form: Form = forms.find((one) => one === chart) ?? "total";
  const what = country ? t("outcome.when.of", { indicator: t(`indicator.${indicator}`), country: apart(name ?? t.country(country)) }) : t(`indicator.${indicator}`);
  return (
    <Panel
      title={t("outcome.when")}
      note={t("outcome.when.note")}
      acts={
        <div className="segments" role="group" aria-label={t("outcome.when.form")}>
          {forms.map((one) => (
            <button key={one} type="button" aria-pressed={one === form} onClick={() => void navigate({ search: (before) => ({ ...before, chart: one === "total" ? undefined : one }), replace: true, resetScroll: false })}>
              {t(`outcome.when.${one}`)}
            </button>
          ))}
        </div>
      }
      inset
    >
      <Loaded query={query} rows={6}>
        {(days) =>
          days.days.length === 0 ? (
            <p className="quiet">{t("outcome.when.none")}</p>
          ) : (
            <DaysShown key={`${indicator} ${country}`} operationId={operationId} days={days} what={what} form={form} indicator={indicator} country={country} day={day} target={target} />
          )
        }
      </Loaded>
    </Panel>
  );
}

interface Shown {
  operationId: string;
  days: OutcomeDays;
  what: string;
  form: Form;
  indicator: Indicator;
  country: string | undefined;
  day: string | undefined;
  target: number | undefined;
}

function DaysShown({ operationId, days, what, form, indicator, country, day, target }: Shown) {
  const t = useWords();
  const may = useMay();
  const navigate = useNavigate({ from: "/operations/$operation/outcome" });
  const [looked, setLooked] = useState<string>();
  const each = daysOf(days, false);
  const total = daysOf(days, true);
  const found = each.findIndex((one) => one.day === (looked ?? day));
  const at = found < 0 ? each.length - 1 : found;
  const [own, all] = [each[at] as Day, total[at] as Day];
  const money = own.validated.amount !== undefined;
  const search = { indicator, ...(country ? { country } : {}), day: own.day, ...(form === "total" ? {} : { chart: form }) };
  return (
    <div className="days">
      <p>
        <b>{what}</b>
        {money && `, ${days.reportCurrency}`}
      </p>
      {form !== "table" && (
        <>
          <p className="readout">
            <b>{toldDay(t.locale, own.day)}</b>
            <span>
              <Both of={own} />
            </span>
            <span className="quiet">
              {t("outcome.when.upTo")} <TallyText tally={all.validated} large /> + <TallyText tally={all.provisional} large />
            </span>
            {may(listResults) && (
              <Link to="/operations/$operation/outcome" params={{ operation: operationId }} search={search} resetScroll={false}>
                {t("outcome.when.open")}
              </Link>
            )}
          </p>
          <DayChart
            label={`${what}, ${t(`outcome.when.${form}`)}`}
            days={form === "total" ? total : each}
            cumulative={form === "total"}
            money={money}
            target={target}
            at={at}
            look={(index) => setLooked(each[index]?.day)}
            open={() => may(listResults) && void navigate({ search, resetScroll: false })}
            told={t("outcome.when.told", { day: toldDay(t.locale, own.day), validated: toldTally(t, own), total: toldTally(t, all) })}
          />
          <ul className="map-key">
            <li>
              <svg viewBox="0 0 16 10" aria-hidden="true">
                <rect width="16" height="10" className="solid" />
              </svg>
              {t("outcome.validated")}
            </li>
            <li>
              <svg viewBox="0 0 16 10" aria-hidden="true">
                <rect width="16" height="10" fill="url(#hatch)" />
              </svg>
              {t("outcome.provisional")}
            </li>
            {form === "total" && target !== undefined && (
              <li>
                <svg viewBox="0 0 16 10" aria-hidden="true">
                  <line className="target" x1="0" x2="16" y1="5" y2="5" />
                </svg>
                {t("outcome.when.target")}
              </li>
            )}
          </ul>
        </>
      )}
      <DaysTable what={what} days={days} each={each} total={total} shown={form === "table"} />
      {days.after && drawn(days.after.validated) + drawn(days.after.provisional) > 0 && (
        <p className="small quiet">
          <Both of={partsOf(days.after)} /> {t("outcome.when.after")}
        </p>
      )}
    </div>
  );
}

/** What is sure and what is not, side by side: they are never one number. */
function Both({ of: { validated, provisional } }: { of: Pick<Day, "validated" | "provisional"> }) {
  const t = useWords();
  return (
    <>
      <TallyText tally={validated} large /> {t("outcome.validated.low")} + <TallyText tally={provisional} large /> {t("outcome.provisional")}
    </>
  );
}

function toldTally(t: ReturnType<typeof useWords>, { validated, provisional }: Day): string {
  const told = (tally: Day["validated"]) => (tally.amount ? isolate(t.money(tally.amount)) : t.number(tally.count));
  return `${told(validated)} ${t("outcome.validated.low")} + ${told(provisional)} ${t("outcome.provisional")}`;
}

function DaysTable({ what, days, each, total, shown }: { what: string; days: OutcomeDays; each: Day[]; total: Day[]; shown: boolean }) {
  const t = useWords();
  const rows = each.map((one, at) => ({ ...one, all: total[at] as Day })).filter((one) => days.days.some((known) => known.day === one.day));
  return (
    <div className={shown ? "scroll" : "hidden days-print"} {...(shown ? { tabIndex: 0, role: "region", "aria-label": `${what}, ${t("outcome.when.table")}` } : {})}>
      <table className="rows-table">
        <caption className="hidden">{what}</caption>
        <thead>
          <tr>
            <th scope="col">{t("outcome.when.day")}</th>
            <th scope="col" className="number">
              {t("outcome.validated")}
            </th>
            <th scope="col" className="number">
              {t("outcome.provisional.short")}
            </th>
            <th scope="col" className="number">
              {t("outcome.when.cumulative")}
            </th>
          </tr>
        </thead>
        <tbody>
          {days.before && (
            <tr>
              <th scope="row">{t("outcome.when.before")}</th>
              <td className="number">
                <TallyText tally={days.before.validated} />
              </td>
              <td className="number">
                <TallyText tally={days.before.provisional} />
              </td>
              <td className="number">
                <TallyText tally={days.before.validated} />
              </td>
            </tr>
          )}
          {rows.map((one) => (
            <tr key={one.day}>
              <th scope="row">{toldDay(t.locale, one.day)}</th>
              <td className="number">
                <TallyText tally={one.validated} />
              </td>
              <td className="number">
                <TallyText tally={one.provisional} />
              </td>
              <td className="number">
                <TallyText tally={one.all.validated} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
