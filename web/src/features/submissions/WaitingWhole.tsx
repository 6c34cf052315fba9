import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { Result } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { isolate } from "@/parts/Time";
import { useSession } from "@/shell/session";
import { isPosting, submissionsQuery, waitingOf } from "./submissions";

const SHOWN = 5;

/** Beside results that wait: the tables with which they came, and that can be decided on in one act. */
export function WaitingWhole({ results }: { results: readonly Result[] }) {
  const t = useWords();
  const { country, subject } = useSession();
  const waiting = waitingOf(results);
  const operations = [...new Set(results.filter((one) => waiting.has(one.submissionId)).map((one) => one.operationId))];
  const lists = useQueries({ queries: operations.map((operationId) => submissionsQuery(operationId, { country, state: "SUBMISSION_STATE_ACCEPTED" })) });
  const sent = lists
    .flatMap((list) => list.data ?? [])
    // What one has sent oneself waits for another.
    .filter((one) => (waiting.get(one.submissionId) ?? 0) > 1 && one.reporterSubject !== subject && !isPosting(one));
  if (sent.length === 0) return null;
  return (
    <div className="note whole">
      <p>{t("submissions.whole")}</p>
      <ul>
        {sent.slice(0, SHOWN).map((one) => (
          <li key={one.submissionId}>
            <Link to="/operations/$operation/submissions/$submission" params={{ operation: one.operationId, submission: one.submissionId }}>
              {t("submissions.whole.one", { reference: isolate(one.reference), number: waiting.get(one.submissionId) ?? 0 })}
            </Link>
          </li>
        ))}
        {sent.length > SHOWN && <li className="quiet">{t("submissions.whole.more", { number: sent.length - SHOWN })}</li>}
      </ul>
    </div>
  );
}
