import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { leadOf, toldLead } from "@/features/operations/lead";
import { MOST_OPERATIONS, operationsQuery } from "@/features/operations/operations";
import { createProgramme } from "@/gen/methods";
import type { Programme } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Empty, Loaded } from "@/parts/Loaded";
import { type Column, Table } from "@/parts/Table";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { programmesQuery } from "./programmes";

/** Every programme that the person may see, and how many of its operations they see. */
export function ProgrammeList() {
  const t = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const query = useQuery(programmesQuery);
  const operations = useQuery(operationsQuery).data;
  // Beyond the newest nobody has counted.
  const told = (number: number) => (operations && operations.length >= MOST_OPERATIONS ? t("operations.atLeast.number", { number }) : t.number(number));
  const columns: Column<Programme>[] = [
    {
      key: "name",
      head: t("fieldname.name"),
      cell: (one) => (
        <Link to="/programmes/$programme" params={{ programme: one.programmeId }}>
          <bdi>{one.spec?.name}</bdi>
        </Link>
      ),
    },
    { key: "lead", head: t("programme.lead"), cell: (one) => toldLead(t, leadOf(one)), dispensable: 1 },
    {
      key: "aim",
      head: t("fieldname.aim"),
      cell: (one) => (
        <span className="clipped" dir="auto" title={one.spec?.aim}>
          {one.spec?.aim}
        </span>
      ),
      dispensable: 2,
    },
    { key: "operations", head: t("nav.operations"), number: true, cell: (one) => operations && told(operations.filter((operation) => operation.programmeId === one.programmeId).length) },
  ];
  return (
    <Page
      title={t("nav.programmes")}
      beside={query.data && <span className="quiet">{t("programmes.count", { number: query.data.length })}</span>}
      acts={
        may(createProgramme) && (
          <Button look="main" hotkey="n" onClick={() => void navigate({ to: "/programmes/new", search: {} })}>
            {t("programme.new")}
          </Button>
        )
      }
    >
      <p className="quiet">{t("programmes.about")}</p>
      <section className="panel" aria-label={t("nav.programmes")}>
        <Loaded query={query}>
          {(rows) =>
            rows.length ? (
              <Table caption={t("nav.programmes")} columns={columns} rows={rows} id={(one) => one.programmeId} />
            ) : (
              <Empty title={t("programmes.empty")}>
                <p>{t("programmes.empty.text")}</p>
              </Empty>
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}
