import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listNetworks } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { Panel } from "@/parts/Panel";
import { useMay } from "@/shell/session";
import { isSupervised, networksQuery } from "./networks";

/** On the page of an operation: how many networks there are, and of which a review is overdue. */
export function NetworksPanel({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const rows = useQuery({ ...networksQuery(operationId), enabled: may(listNetworks) }).data ?? [];
  if (rows.length === 0) return null;
  const late = rows.filter((one) => isSupervised(one) && one.majorCase?.reviewOverdue).length;
  const params = { operation: operationId };
  return (
    <Panel title={t("nav.networks")} inset>
      <ul className="lined">
        <li>
          <Link to="/operations/$operation/networks" params={params} search={{}}>
            {t("networks.count", { number: rows.length })}
          </Link>
        </li>
        {late > 0 && (
          <li>
            <span className="bad">
              <Glyph shape="late" />
            </span>{" "}
            <Link to="/operations/$operation/networks" params={params} search={{ watch: "overdue" }}>
              {t("networks.late", { number: late })}
            </Link>
          </li>
        )}
      </ul>
    </Panel>
  );
}
