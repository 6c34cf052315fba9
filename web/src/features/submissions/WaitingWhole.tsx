import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Result } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useSession } from "@/shell/session";
import { type Sent, sentIn, submissionQuery, wroteAny } from "./submissions";

const SHOWN = 5;

/** Among results that wait: those that came in one table, and can be decided on in one act. */
export function WaitingWhole({ results }: { results: readonly Result[] }) {
  const t = useWords();
  const { subject } = useSession();
  // What one has sent oneself waits for another.
  const sent = sentIn(results).filter((one) => one.waiting > 1 && !wroteAny(one, undefined, subject));
  if (sent.length === 0) return null;
  return (
    <div className="note whole">
      <p>{t("submissions.whole")}</p>
      <ul>
        {sent.slice(0, SHOWN).map((one) => (
          <li key={one.submissionId}>
            <One sent={one} operationId={one.lines[0]?.operationId ?? ""} />
          </li>
        ))}
        {sent.length > SHOWN && <li className="quiet">{t("submissions.whole.more", { number: sent.length - SHOWN })}</li>}
      </ul>
    </div>
  );
}

function One({ sent, operationId }: { sent: Sent; operationId: string }) {
  const t = useWords();
  const { data } = useQuery(submissionQuery(sent.submissionId));
  return (
    <Link to="/operations/$operation/submissions/$submission" params={{ operation: operationId, submission: sent.submissionId }}>
      {t("submissions.whole.one", { reference: `\u2066${data?.reference ?? t("submission.one")}\u2069`, number: sent.waiting })}
    </Link>
  );
}
