import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { assessDiligence, listDiligence } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { useMay, useSession } from "@/shell/session";
import { diligenceQuery } from "./diligence";
import { DiligenceTable } from "./DiligenceTable";

/** Of one country, what stands; to the country itself what it is told. */
export function DiligencePanel({ country }: { country: string }) {
  const t = useWords();
  const may = useMay();
  const { country: own } = useSession();
  const sees = may(listDiligence) && (own === "" || own === country);
  const query = useQuery({ ...diligenceQuery({ country }), enabled: sees });
  if (!sees) return null;
  return (
    <Panel
      title={t("nav.diligence")}
      acts={
        may(assessDiligence) && (
          <Link className="button small" to="/diligence/new" search={{ country }}>
            {t("diligence.assess")}
          </Link>
        )
      }
    >
      <Loaded query={query} rows={2}>
        {(rows) => (rows.length ? <DiligenceTable caption={t("nav.diligence")} rows={rows} /> : <Empty title={t(own ? "diligence.untold" : "diligence.never")} />)}
      </Loaded>
    </Panel>
  );
}
