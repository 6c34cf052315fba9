import { useOwnerNames } from "@/features/cases/cases";
import type { IntelligencePackage, PackageCopy } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { DueAt, useNow, When } from "@/parts/Time";
import { Feedback } from "./Feedback";
import { copyNumberOf, isFeedbackAwaited } from "./packages";
import { Numbered } from "./Parts";
import { WiderUses } from "./WiderUses";

/** The copy that the reader's own have: where it is, what is asked of them, and what they have said. */
export function OwnCopy({ one, copy }: { one: IntelligencePackage; copy: PackageCopy }) {
  const t = useWords();
  const now = useNow();
  const nameOf = useOwnerNames(one.operationId);
  return (
    <section aria-label={t("copy.own")}>
      <h3>{t("copy.own")}</h3>
      <Rows
        rows={[
          [t("copy"), <Numbered key="number" of={copyNumberOf(copy)} />],
          [t("fieldname.state"), <State key="state" of={copy.state} />],
          [t("copy.received"), copy.receiveTime && <When key="received" time={copy.receiveTime} />],
          [
            t("copy.feedbackDue"),
            isFeedbackAwaited(copy) && (
              <div key="due">
                <When time={copy.feedbackDueTime} />
                <div>
                  <DueAt time={copy.feedbackDueTime} now={now} />
                </div>
              </div>
            ),
          ],
          [t("copy.acknowledged"), copy.acknowledgeTime && <When key="acknowledged" time={copy.acknowledgeTime} />],
          [t("copy.end"), copy.acknowledgeTime && t(`end.${copy.recallEnd as "RECALL_END_DESTROYED"}`)],
          [t("fieldname.note"), copy.recallNote && <bdi key="note" className="written">{copy.recallNote}</bdi>],
        ]}
      />
      {copy.feedback.length > 0 && (
        <div className="said">
          <h3>{t("feedback.own")}</h3>
          <Feedback of={copy} />
        </div>
      )}
      {copy.widerUses.length > 0 && (
        <div className="said">
          <h3>{t("wider.own")}</h3>
          <WiderUses of={copy} nameOf={nameOf} />
        </div>
      )}
    </section>
  );
}
