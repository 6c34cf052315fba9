import type { CaseReview } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";

interface Given {
  review: CaseReview | undefined;
  /** Who sees it by that, while few do. */
  hidden: string | false;
  /** Whether anything more is done with it: what has ended waits for nobody. */
  open: boolean;
}

/** What a compliance reviewer has said of something about a person, and who sees it by that. */
export function ReviewNote({ review, hidden, open }: Given) {
  const t = useWords();
  if (!review) return null;
  const waits = review.state === "CASE_REVIEW_STATE_PENDING";
  return (
    <div className={`note${hidden && open ? " warn" : ""}`}>
      {(!waits || open) && (
        <p>
          <State of={review.state} /> {review.reviewTime && <When time={review.reviewTime} />}
        </p>
      )}
      {hidden && <p>{hidden}</p>}
      {review.grounds.length > 0 && (
        <p>
          <b>{t("fieldname.grounds")}</b> {t.list(review.grounds.map((ground) => t(`ground.${ground as "REVIEW_GROUND_POLITICAL"}`)))}
        </p>
      )}
      {review.text && <p dir="auto">{review.text}</p>}
    </div>
  );
}
