import { Link } from "@tanstack/react-router";
import { assessDiligence, examineViolation, listNetworkPersonsForReview } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { Tabs } from "@/parts/Tabs";
import { useMay } from "@/shell/session";

/** The work of a compliance reviewer: cases and packages, persons of networks, potential violations, and due diligence. */
export function ReviewTabs() {
  const t = useWords();
  const may = useMay();
  if (!may(listNetworkPersonsForReview)) return null;
  const marked = { activeProps: { "aria-current": "page" as const }, activeOptions: { exact: true, includeSearch: false } };
  return (
    <Tabs label={t("review.title")}>
      <Link to="/review" {...marked}>
        {t("review.queue")}
      </Link>
      <Link to="/review/persons" {...marked}>
        {t("persons.title")}
      </Link>
      {may(examineViolation) && (
        <Link to="/review/violations" {...marked}>
          {t("nav.violations")}
        </Link>
      )}
      {may(assessDiligence) && (
        <Link to="/diligence" {...marked}>
          {t("nav.diligence")}
        </Link>
      )}
    </Tabs>
  );
}
