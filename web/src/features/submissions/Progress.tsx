import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import type { Submission } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { State } from "@/parts/State";
import { isPosting, submissionQuery } from "./submissions";

/** How far the last act on a submission has come to its lines; `quiet` says nothing once it has. */
export function Posting({ submissionId, quiet = false }: { submissionId: string; quiet?: boolean }) {
  const t = useWords();
  const client = useQueryClient();
  const { data } = useQuery(submissionQuery(submissionId));
  const done = data !== undefined && !isPosting(data);
  useEffect(() => {
    if (!done) return;
    for (const list of ["results", "submissions"]) void client.invalidateQueries({ queryKey: [list] });
  }, [done, data?.version, client]);
  if (!data || (done && quiet)) return null;
  const decided = data.state !== "SUBMISSION_STATE_ACCEPTED";
  const posting = data.postedLines === 0 ? "submission.waits" : "table.posting";
  const told = data.parked ? "table.parked" : decided ? (done ? "submission.decided" : "submission.deciding") : done ? "table.posted" : posting;
  return (
    <div className={`note ${data.parked ? "warn" : done ? "good" : "move"}`} role="status">
      <p>{t(told, { reference: data.reference, posted: data.postedLines, lines: data.lines })}</p>
      {!quiet && (
        <p>
          <Link to="/operations/$operation/submissions/$submission" params={{ operation: data.operationId, submission: submissionId }}>
            {t("submission.open")}
          </Link>
        </p>
      )}
      {!done && <progress aria-label={t("table.progress")} value={data.postedLines} max={data.lines} />}
    </div>
  );
}

/** State and progress in one cell. */
export function Standing({ submission }: { submission: Submission }) {
  const t = useWords();
  const { parked, postedLines: posted, lines } = submission;
  const told = parked ? "submission.parked.short" : posted === 0 ? "submission.waits.short" : "submission.posting.short";
  return (
    <span className="standing">
      <State of={submission.state} />
      {isPosting(submission) && <span className={`small ${parked ? "warn" : "quiet"}`}>{t(told, { posted, lines })}</span>}
    </span>
  );
}
