import type { DiligenceWaiver } from "@/gen/types";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";
import { usePerson } from "@/parts/usePerson";
import { Lines } from "./Lines";

/** Why it is waived and within which limits, what is done so that nobody is harmed, and who has said so. */
export function WaiverFacts({ of }: { of: DiligenceWaiver }) {
  const t = useWords();
  const who = usePerson();
  return (
    <>
      <p dir="auto" className="written">
        {of.grounds}
      </p>
      {of.measures.length > 0 && <Lines of={of.measures} />}
      <p className="quiet">{t("diligence.by.at", { person: who(of.reviewerSubject, ""), time: toldShort(t.locale, of.createTime ?? "") })}</p>
    </>
  );
}
