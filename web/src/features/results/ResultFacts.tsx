import { Link } from "@tanstack/react-router";
import { useCountryNames } from "@/features/participations/participations";
import type { Result } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Difference } from "@/parts/Difference";
import { type Row, Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { usePerson } from "@/parts/usePerson";
import { findingOf, indicatorOf, numberOf } from "./results";

/** One result: what happened, how sure, and who did what. Protected identifiers are never shown, nor sent. */
export function ResultFacts({ result }: { result: Result }) {
  const t = useWords();
  const nameOf = useCountryNames(result.operationId);
  const { spec } = result;
  const finding = findingOf(spec);
  const person = usePerson();
  const rows: Row[] = [
    [t("report.what"), finding && t(`indicator.${indicatorOf[finding]}`)],
    [t("result.number"), finding !== "nilReturn" && numberOf(t, spec)],
    [t("report.money.rung"), spec?.fundsIntercepted && t(`rung.${spec.fundsIntercepted.rung as "MONEY_RUNG_FROZEN"}`)],
    [t("result.occurred"), <When key="occurred" time={spec?.occurredTime} />],
    [t("report.place"), <Country key="place" code={spec?.placeCountry || result.country} name={nameOf(spec?.placeCountry || result.country)} />],
    [t("report.task"), spec?.taskId && <Link key="task" to="/operations/$operation/tasks" params={{ operation: result.operationId }} search={{ task: spec.taskId }}>{t("result.toTask")}</Link>],
    [
      t("result.submission"),
      result.submissionId && (
        <Link key="submission" to="/operations/$operation/submissions/$submission" params={{ operation: result.operationId, submission: result.submissionId }}>
          {t("result.submission.line", { line: result.line })}
        </Link>
      ),
    ],
    [t("result.recorded"), <When key="recorded" time={result.recordedTime} plain />],
    [t("result.reporter"), result.reporterSubject && person(result.reporterSubject, result.country)],
    [t("result.decider"), result.deciderSubject && person(result.deciderSubject, result.country)],
    [t("result.version"), t.number(result.version)],
    [t("fieldname.rejectReason"), result.rejectReason && <bdi>{result.rejectReason}</bdi>],
    [t("result.correctReason"), result.correctReason && <bdi>{result.correctReason}</bdi>],
    [t("result.withdrawReason"), result.withdrawReason && <bdi>{result.withdrawReason}</bdi>],
  ];
  return (
    <>
      <p className="buttons">
        <State of={result.state} box />
        {result.outOfOrder && <State of="OUT_OF_ORDER" />}
        {result.clockAhead && <State of="CLOCK_AHEAD" />}
        {result.correction && <State of="CORRECTION_WAITS" />}
      </p>
      {result.outOfOrder && <p className="note warn">{t("result.outOfOrder")}</p>}
      {(result.clockAhead || result.correction?.clockAhead) && <p className="note warn">{t("result.clockAhead")}</p>}
      <Rows rows={rows} />
      <Items result={result} />
      {result.correction && (
        <section>
          <h3>{t("result.correction")}</h3>
          <Difference before={{ spec }} after={{ spec: result.correction.spec }} />
          <p className="note" dir="auto">
            {result.correction.reason}
          </p>
        </section>
      )}
    </>
  );
}

function Items({ result: { spec } }: { result: Result }) {
  const t = useWords();
  const persons = spec?.personsArrested?.items?.persons;
  const identifiers = spec?.infrastructuresTakenDown?.items?.identifiers;
  if (persons) {
    const of = (key: "sex" | "age", value: string) => (value.endsWith("_UNSPECIFIED") ? t("report.notReported") : t(`${key}.${value}` as "sex.SEX_FEMALE"));
    return (
      <div className="scroll" tabIndex={0} role="region" aria-label={t("indicator.persons_arrested")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("result.reference")}</th>
              <th scope="col">{t("report.person.nationality")}</th>
              <th scope="col">{t("report.person.sex")}</th>
              <th scope="col">{t("report.person.age")}</th>
            </tr>
          </thead>
          <tbody>
            {persons.map((person) => (
              <tr key={person.reference}>
                <th scope="row">
                  <bdi className="code">{person.reference}</bdi>
                </th>
                <td>{person.nationality ? t.country(person.nationality) : t("report.notReported")}</td>
                <td>{of("sex", person.sex)}</td>
                <td>{of("age", person.ageBand)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    );
  }
  if (!identifiers) return null;
  return (
    <ul className="identifiers">
      {identifiers.slice(0, 50).map((identifier, index) => (
        <li key={index}>
          <span className="quiet">{t(`identifier.${identifier.type as "IDENTIFIER_TYPE_DOMAIN"}`)}</span> <bdi className="code">{identifier.value || t("result.protected")}</bdi>
        </li>
      ))}
      {identifiers.length > 50 && <li>{t("result.more", { number: identifiers.length - 50 })}</li>}
    </ul>
  );
}
