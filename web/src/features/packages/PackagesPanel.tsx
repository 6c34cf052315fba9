import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useNow } from "@/parts/Time";
import { countPackages, listCopiesForUs, listPackageCopies } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { Panel } from "@/parts/Panel";
import { useMay, useSession } from "@/shell/session";
import { dueOfCopy, forUsQuery, packageCountQuery } from "./packages";

/** On the page of an operation: how many packages there are, what waits for the reader's own, and what is late. */
export function PackagesPanel({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const now = useNow();
  const { country } = useSession();
  const counts = useQuery({ ...packageCountQuery(operationId), enabled: may(countPackages) }).data;
  const ours = useQuery({ ...forUsQuery("PACKAGE_SIDE_TO_US"), enabled: may(listCopiesForUs) }).data?.filter((one) => one.operationId === operationId) ?? [];
  if (!counts || !may(listPackageCopies)) return null;
  const number = counts.counts.filter(({ state }) => state !== "PACKAGE_STATE_WITHDRAWN").reduce((all, one) => all + one.number, 0);
  const late = ours.filter((one) => Date.parse(dueOfCopy(one) ?? "") < now).length;
  const params = { operation: operationId };
  return (
    <Panel title={t("nav.packages")} inset>
      <ul className="lined">
        <li>
          <Link to="/operations/$operation/packages" params={params} search={{}}>
            {t("packages.count", { number })}
          </Link>
        </li>
        {ours.length > 0 && (
          <li>
            <Look />
            {country === "" ? (
              <Link to="/operations/$operation/packages/copies" params={params} search={{ side: "PACKAGE_SIDE_TO_US" }}>
                {t("packages.panel.ours", { number: ours.length, late })}
              </Link>
            ) : (
              <Link to="/inbox">{t("packages.panel.ours", { number: ours.length, late })}</Link>
            )}
          </li>
        )}
        {counts.late > 0 && (
          <li>
            <Look />
            <Link to="/operations/$operation/packages/copies" params={params} search={{ show: "LATE" }}>
              {t("copies.late", { number: counts.late })}
            </Link>
          </li>
        )}
        {counts.asked > 0 && (
          <li>
            <Look />
            <Link to="/operations/$operation/packages/copies" params={params} search={{ show: "ASKED" }}>
              {t("copies.asked", { number: counts.asked })}
            </Link>
          </li>
        )}
      </ul>
    </Panel>
  );
}

function Look() {
  return (
    <span className="warn">
      <Glyph shape="look" />{" "}
    </span>
  );
}
