import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { DiligencePanel } from "@/features/diligence/DiligencePanel";
import { reviseContacts, reviseCountry } from "@/gen/methods";
import type { Agency, Country as Known, CountrySpec, OfficeContact } from "@/gen/types";
import { toldDay } from "@/language/time";
import { tongueName } from "@/language/tongues";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { Rows } from "@/parts/Rows";
import { type Column, Table } from "@/parts/Table";
import { useNow } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { Clock } from "./Clock";
import { countryQuery, dayName, holidaysAhead, kindName } from "./directory";

/** One country of the directory: who speaks for it, how it is reached now, and its agencies. */
export function CountryPage() {
  const { country } = useParams({ from: "/admin/countries/$country" });
  return <Loaded query={useQuery(countryQuery(country))}>{(one) => <Shown one={one} />}</Loaded>;
}

function Shown({ one }: { one: Known }) {
  const t = useWords();
  const may = useMay();
  const { country: own } = useSession();
  const { spec } = one;
  const hours = spec?.workingHours;
  const mine = own === one.country && may(reviseContacts);
  return (
    <Page
      title={t.country(one.country)}
      sub={kindName(t, "contact", spec?.contactPoint?.kind)}
      acts={
        (may(reviseCountry) || mine) && (
          <Link className="button line" to="/admin/countries/new" search={{ revise: one.country }}>
            {t(may(reviseCountry) ? "directory.revise" : "directory.contacts.revise")}
          </Link>
        )
      }
    >
      <div className="columns">
        <div>
          <Panel title={t("directory.roundTheClock")}>{one.contacts.length ? <Offices rows={one.contacts} /> : <Empty title={t("directory.contacts.none")} />}</Panel>
          <Panel title={t("fieldname.agencies")}>{one.agencies.length ? <Agencies rows={one.agencies} /> : <Empty title={t("directory.agencies.none")} />}</Panel>
          <DiligencePanel country={one.country} />
        </div>
        <div>
          <Panel title={t("fieldname.contactPoint")} inset>
            <Rows
              rows={[
                [t("fieldname.name"), <bdi key="name">{spec?.contactPoint?.name}</bdi>],
                [
                  t("fieldname.sponsorCountry"),
                  spec?.sponsorCountry && (
                    <Link to="/admin/countries/$country" params={{ country: spec.sponsorCountry }}>
                      <Country code={spec.sponsorCountry} />
                    </Link>
                  ),
                ],
                [t("directory.now"), <Clock key="now" spec={spec} />],
                [t("fieldname.timeZone"), <bdi key="zone">{spec?.timeZone}</bdi>],
                [t("fieldname.workingHours"), hours && t("directory.hours", { days: t.list(hours.days.map((day) => dayName(t.locale, day))), from: hours.from, to: hours.to })],
                [t("fieldname.holidays"), spec && <Holidays key="holidays" spec={spec} />],
                [t("fieldname.languages"), spec && t.list(spec.languages.map((tag) => tongueName(t.locale, tag)))],
                [
                  t("fieldname.note"),
                  spec?.note && (
                    <span className="written" dir="auto">
                      {spec.note}
                    </span>
                  ),
                ],
              ]}
            />
          </Panel>
        </div>
      </div>
    </Page>
  );
}

/** Those that are not over there. */
function Holidays({ spec }: { spec: CountrySpec }) {
  const t = useWords();
  const ahead = holidaysAhead(spec, new Date(useNow()));
  if (ahead.length === 0) return <span className="quiet">{t("directory.holidays.none")}</span>;
  return (
    <ul className="lined">
      {ahead.map(({ firstDay, lastDay, name }, at) => (
        <li key={at}>
          <bdi>{name}</bdi> <span className="quiet">{lastDay ? t("directory.holiday.days", { first: toldDay(t.locale, firstDay), last: toldDay(t.locale, lastDay) }) : toldDay(t.locale, firstDay)}</span>
        </li>
      ))}
    </ul>
  );
}

function Offices({ rows }: { rows: readonly OfficeContact[] }) {
  const t = useWords();
  const columns: Column<OfficeContact>[] = [
    { key: "office", head: t("fieldname.office"), cell: (one) => <bdi>{one.office}</bdi> },
    {
      key: "telephone",
      head: t("fieldname.telephone"),
      cell: (one) =>
        one.telephone && (
          <a href={`tel:${one.telephone}`} dir="ltr">
            {one.telephone}
          </a>
        ),
    },
    {
      key: "mail",
      head: t("fieldname.mail"),
      cell: (one) =>
        one.mail && (
          <a href={`mailto:${one.mail}`} dir="ltr">
            {one.mail}
          </a>
        ),
      dispensable: 1,
    },
  ];
  return <Table caption={t("directory.roundTheClock")} columns={columns} rows={rows} id={(one) => [one.office, one.telephone, one.mail].join(" ")} />;
}

function Agencies({ rows }: { rows: readonly Agency[] }) {
  const t = useWords();
  const columns: Column<Agency>[] = [
    { key: "code", head: t("fieldname.code"), cell: (one) => <bdi dir="ltr">{one.code}</bdi> },
    { key: "name", head: t("fieldname.name"), cell: (one) => <bdi>{one.name}</bdi> },
    { key: "kind", head: t("fieldname.kind"), cell: (one) => kindName(t, "agency", one.kind), dispensable: 1 },
  ];
  return <Table caption={t("fieldname.agencies")} columns={columns} rows={rows} id={(one) => one.code} />;
}
