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
    if (done) void client.invalidateQueries({ queryKey: ["results"] });
  }, [done, data?.version, client]);
  if (!data || (done && quiet)) return null;
  const decided = data.state !== "SUBMISSION_STATE_ACCEPTED";
  const told = data.parked ? "table.parked" : decided ? (done ? "submission.decided" : "submission.deciding") : done ? "table.posted" : "table.posting";
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
export function Standing({ submission }: { submission: Submission | undefined }) {
  const t = useWords();
  if (!submission) return <span className="faint">–</span>;
  return (
    <span className="standing">
      <State of={submission.state} />
      {isPosting(submission) && (
        <span className="small quiet">{t(submission.parked ? "submission.parked.short" : "submission.posting.short", { posted: submission.postedLines, lines: submission.lines })}</span>
      )}
    </span>
  );
}
