import type { MajorCase } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Rows } from "@/parts/Rows";
import { When } from "@/parts/Time";
import { runs } from "./networks";
import { Overdue } from "./Overdue";

/** Under whose supervision a network is or was, and when it is reviewed next. */
export function Supervised({ of }: { of: MajorCase }) {
  const t = useWords();
  const running = runs(of);
  return (
    <>
      {running && of.reviewOverdue && (
        <p className="note warn">
          {t("supervision.overdue", { day: toldDay(t.locale, of.nextReviewDay) })} <Overdue day={of.nextReviewDay} />
        </p>
      )}
      <Rows
        rows={[
          [
            t("fieldname.bodies"),
            <ul key="bodies" className="network-bodies">
              {(of.spec?.bodies ?? []).map(({ name, country }, at) => (
                <li key={at}>
                  <bdi>{name}</bdi> {country && <Country code={country} />}
                </li>
              ))}
            </ul>,
          ],
          [t("supervision.cycle"), of.spec && t("supervision.days", { days: of.spec.cycleDays })],
          [t("supervision.reviews"), t.number(of.reviews)],
          [t("fieldname.lastReviewDay"), of.lastReviewDay && toldDay(t.locale, of.lastReviewDay)],
          [t("supervision.next"), running && toldDay(t.locale, of.nextReviewDay)],
          [t("supervision.since"), <When key="since" time={of.startTime} plain />],
          [t("supervision.why"), <bdi key="why" className="written">{of.startReason}</bdi>],
          [t("supervision.ended"), !running && <When key="ended" time={of.endTime} plain />],
          [t("supervision.ended.why"), of.endReason && <bdi key="end" className="written">{of.endReason}</bdi>],
        ]}
      />
    </>
  );
}
