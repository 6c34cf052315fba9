import { packageOutcome } from "@/gen/enums";
import type { PackageCopy, PackageFeedback } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Rows } from "@/parts/Rows";
import { When } from "@/parts/Time";

/** What a receiver says it led to: the last word first, what they said before behind it. */
export function Feedback({ of: { feedback } }: { of: Pick<PackageCopy, "feedback"> }) {
  const t = useWords();
  const [last, ...earlier] = [...feedback].reverse();
  if (!last) return null;
  return (
    <>
      <Said one={last} />
      {earlier.length > 0 && (
        <details className="earlier">
          <summary>{t("feedback.earlier", { number: earlier.length })}</summary>
          {earlier.map((one) => (
            <Said key={one.number} one={one} />
          ))}
        </details>
      )}
    </>
  );
}

function Said({ one: { spec, time } }: { one: PackageFeedback }) {
  const t = useWords();
  return (
    <Rows
      rows={[
        [t("fieldname.outcomes"), spec && t.list(packageOutcome.filter((one) => spec.outcomes.includes(one)).map((one) => t(`outcome.${one}`)))],
        [t("feedback.text"), spec?.text && <bdi key="text" className="written">{spec.text}</bdi>],
        [t("feedback.reference"), spec?.resultReference && <bdi key="reference" className="code">{spec.resultReference}</bdi>],
        [t("feedback.said"), <When key="time" time={time} />],
      ]}
    />
  );
}
