import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { contactPointKind } from "@/gen/enums";
import { addCountry } from "@/gen/methods";
import type { Country as Known } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { Filter } from "@/parts/Filter";
import { Find } from "@/parts/Find";
import { Empty, Loaded } from "@/parts/Loaded";
import { type Column, Table } from "@/parts/Table";
import { Page } from "@/shell/Page";
import { plain } from "@/shell/ranked";
import { useMay } from "@/shell/session";
import { Clock } from "./Clock";
import { directoryQuery, fits, kindName } from "./directory";

const FROM = "/admin/countries";

/** Whom one reaches in every country, and whether somebody is there now. */
export function CountryList() {
  const t = useWords();
  const may = useMay();
  const navigate = useNavigate({ from: FROM });
  const { find = "", contact } = useSearch({ from: FROM });
  const query = useQuery(directoryQuery);
  const narrow = (change: { find?: string | undefined; contact?: string | undefined }) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const columns: Column<Known>[] = [
    {
      key: "country",
      head: t("countries.country"),
      cell: (one) => (
        <Link to="/admin/countries/$country" params={{ country: one.country }}>
          <Country code={one.country} />
        </Link>
      ),
    },
    { key: "contact", head: t("fieldname.contactPoint"), cell: (one) => <bdi>{one.spec?.contactPoint?.name}</bdi> },
    { key: "kind", head: t("fieldname.kind"), cell: (one) => kindName(t, "contact", one.spec?.contactPoint?.kind), dispensable: 2 },
    { key: "now", head: t("directory.now"), cell: (one) => <Clock spec={one.spec} />, dispensable: 1 },
  ];
  return (
    <Page
      title={t("nav.directory")}
      beside={query.data && <span className="quiet">{t("directory.count", { number: query.data.length })}</span>}
      acts={
        may(addCountry) && (
          <Button look="main" hotkey="n" onClick={() => void navigate({ to: "/admin/countries/new", search: {} })}>
            {t("directory.add")}
          </Button>
        )
      }
    >
      <div className="filters">
        <Find label={t("directory.find")} value={find} change={(find) => narrow({ find })} />
        <Filter label={t("fieldname.contactPoint")} value={contact} change={(one) => narrow({ contact: one })} options={contactPointKind.map((kind) => [kind, t(`contact.${kind}`)] as const)} />
      </div>
      <section className="panel" aria-label={t("nav.directory")}>
        <Loaded query={query}>
          {(all) => {
            const rows = all
              .filter((one) => (!contact || one.spec?.contactPoint?.kind === contact) && fits(one, t.country(one.country), find, plain))
              .sort((one, other) => t.compare(t.country(one.country), t.country(other.country)));
            if (rows.length > 0) return <Table caption={t("nav.directory")} columns={columns} rows={rows} id={(one) => one.country} />;
            return all.length > 0 ? (
              <Empty title={t("directory.none")} />
            ) : (
              <Empty title={t("directory.empty")}>
                <p>{t("directory.empty.text")}</p>
              </Empty>
            );
          }}
        </Loaded>
      </section>
    </Page>
  );
}
