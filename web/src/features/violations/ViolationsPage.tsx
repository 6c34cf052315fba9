import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { countViolations, examineViolation, listViolations } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { ViolationCounts } from "./ViolationCounts";
import { ViolationRows } from "./ViolationRows";
import { violationsQuery } from "./violations";

/** What somebody has reported; to the auditor how many there are. */
export function ViolationsPage() {
  const t = useWords();
  const may = useMay();
  return (
    <Page title={t("nav.violations")}>
      {may(countViolations) && <ViolationCounts />}
      {may(listViolations) && <Own />}
    </Page>
  );
}

function Own() {
  const t = useWords();
  const may = useMay();
  const { violation } = useSearch({ from: "/violations" });
  const navigate = useNavigate({ from: "/violations" });
  const query = useQuery(violationsQuery({ mine: true }));
  return (
    <>
      <p className="note whole">
        {t("violation.own.note")} {may(examineViolation) && <Link to="/review/violations">{t("nav.review")}</Link>}
      </p>
      <ViolationRows
        query={query}
        title={t("nav.violations")}
        empty={t("violation.own.none")}
        at="/violations"
        opened={violation}
        go={(one) => void navigate({ search: { violation: one }, replace: true, resetScroll: false })}
      />
    </>
  );
}
