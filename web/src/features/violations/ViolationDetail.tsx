import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { caseQuery } from "@/features/cases/cases";
import { codeNameOf, levelOf, useOperation } from "@/features/operations/operations";
import { packageQuery } from "@/features/packages/packages";
import { getCase, getPackage } from "@/gen/methods";
import type { Violation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { HandlingLabel } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Rows } from "@/parts/Rows";
import { Exercise, State } from "@/parts/State";
import { When } from "@/parts/Time";
import { usePerson } from "@/parts/usePerson";
import { useKey } from "@/shell/keys";
import { useMay, useSession } from "@/shell/session";
import { violationQuery } from "./violations";
import { ViolationMoves } from "./ViolationMoves";

/** One report beside its list, with what was asked, answered and done. */
export function ViolationDetail({ violationId, close }: { violationId: string; close: () => void }) {
  const t = useWords();
  const query = useQuery(violationQuery(violationId));
  const operationId = query.data?.operationId ?? "";
  const operation = useOperation(operationId).data;
  const level = levelOf(operation);
  useKey("Escape", t("dialog.close"), close);
  return (
    <section className="detail" aria-label={t("violation.one")}>
      <Loaded query={query}>
        {(one) => (
          <>
            <header className="detail-head">
              <div className="detail-where">
                <button type="button" className="button plain small" onClick={close}>
                  {t("detail.back")}
                </button>
                <Link to="/operations/$operation" params={{ operation: operationId }}>
                  <bdi>{codeNameOf(operation) || t("find.operation")}</bdi>
                </Link>
              </div>
              <div className="head">
                <h2 tabIndex={-1}>{t.list((one.spec?.kinds ?? []).map((kind) => t(`violation.kind.${kind as "VIOLATION_KIND_RIGHTS"}`)))}</h2>
                <Exercise of={one} box />
                <State of={one.state} box />
                {level && <HandlingLabel level={level} />}
              </div>
            </header>
            <div className="detail-body">
              {one.reasons && (
                <p className="note">
                  <b>{t("fieldname.reasons")}</b> <bdi className="written">{one.reasons}</bdi>
                </p>
              )}
              <Facts one={one} />
              <Notes one={one} />
              <Measures one={one} />
            </div>
            <ViolationMoves one={one} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function Facts({ one }: { one: Violation }) {
  const t = useWords();
  const may = useMay();
  const who = usePerson();
  const { subject } = useSession();
  const { spec, operationId } = one;
  const caseId = spec?.caseId ?? "";
  const packageId = spec?.packageId ?? "";
  const about = useQuery({ ...caseQuery(operationId, caseId), enabled: caseId !== "" && may(getCase), refetchInterval: false, retry: false }).data;
  const given = useQuery({ ...packageQuery(operationId, packageId), enabled: packageId !== "" && may(getPackage), refetchInterval: false, retry: false }).data;
  const own = one.reporterSubject === subject;
  return (
    <Rows
      rows={[
        [
          t("violation.text"),
          <bdi key="text" className="written">
            {spec?.text}
          </bdi>,
        ],
        [t("violation.country"), spec?.country && <Country code={spec.country} />],
        [t("fieldname.caseId"), caseId && <bdi>{about?.spec?.title ?? t("violation.unseen")}</bdi>],
        [t("violation.package"), packageId && <bdi>{given?.package.spec?.title || t("violation.unseen")}</bdi>],
        [
          t("violation.reporter"),
          <span key="reporter">
            {one.reporterCountry ? <Country code={one.reporterCountry} /> : t("secretariat")} <bdi>{who(one.reporterSubject)}</bdi>
          </span>,
        ],
        [t("violation.reported"), <When key="reported" time={one.createTime} />],
        [t("violation.examined"), one.examineTime && <When key="examined" time={one.examineTime} />],
        [t("violation.examiner"), !own && one.examinerSubject && <bdi key="by">{who(one.examinerSubject, "")}</bdi>],
        [t("violation.closed"), one.closeTime && <When key="closed" time={one.closeTime} />],
      ]}
    />
  );
}

function Notes({ one: { notes } }: { one: Violation }) {
  const t = useWords();
  if (notes.length === 0) return null;
  return (
    <section aria-label={t("violation.notes")}>
      <h3>{t("violation.notes")}</h3>
      <ol className="lined">
        {notes.map((note, at) => (
          <li key={at}>
            <b>{t(note.byReviewer ? "violation.question" : "violation.answer")}</b> <When time={note.time} />
            <p dir="auto" className="written">
              {note.text}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Measures({ one: { measures } }: { one: Violation }) {
  const t = useWords();
  if (measures.length === 0) return null;
  return (
    <section aria-label={t("violation.measures")}>
      <h3>{t("violation.measures")}</h3>
      <ul className="lined">
        {measures.map((measure, at) => (
          <li key={at}>
            <When time={measure.time} />
            <p dir="auto" className="written">
              {measure.text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
