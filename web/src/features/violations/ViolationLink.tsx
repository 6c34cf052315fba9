import { Link } from "@tanstack/react-router";
import { reportViolation } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { useMay } from "@/shell/session";

/** The way to report a potential violation in an operation. */
export function ViolationLink({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  if (!may(reportViolation)) return null;
  return (
    <p className="note">
      {t("violation.link.note")}{" "}
      <Link to="/operations/$operation/violation" params={{ operation: operationId }}>
        {t("violation.report")}
      </Link>
    </p>
  );
}
