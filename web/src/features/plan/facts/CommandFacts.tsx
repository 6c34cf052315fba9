import { Fragment } from "react";
import { communicationStep } from "@/gen/enums";
import type { CoordinationUnit, Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { chainOf, type Link } from "../chain";
import { Remarked, Remarks } from "../Remarks";
import { Prose, ReadSection } from "./Fact";

/** The chain of command: who reports to whom, by how far it stands in. */
export function CommandFacts({ plan }: { plan: Plan }) {
  return (
    <ReadSection of="command" plan={plan}>
      <Remarks place="command_posts" />
      <Chain links={chainOf(plan.commandPosts ?? [])} />
    </ReadSection>
  );
}

function Chain({ links }: { links: readonly Link[] }) {
  const t = useWords();
  return (
    <ul className="chain">
      {links.map(({ post, below }) => (
        <li key={post.key}>
          <Remarked place={`command_posts[${post.key}]`}>
            <b dir="auto">{post.function}</b>
            <span className="small">
              <span dir="auto">{post.agency}</span>
              {post.country && <Country code={post.country} />}
              {post.deputy && (
                <span>
                  <span className="quiet">{t("fieldname.deputy")}</span> <span dir="auto">{post.deputy}</span>
                </span>
              )}
            </span>
          </Remarked>
          {below.length > 0 && <Chain links={below} />}
        </li>
      ))}
    </ul>
  );
}

export function LiaisonFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  const rows = plan.liaisonOfficers ?? [];
  return (
    <ReadSection of="liaison" plan={plan} plain>
      <div className="scroll" tabIndex={0} role="group" aria-label={t("plan.part.liaison")}>
        <table>
          <thead>
            <tr>
              {(["country", "function", "agency", "contact"] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`fieldname.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                <th scope="row">
                  <Country code={row.country} />
                  {rows.findIndex(({ country }) => country === row.country) === at && <Remarks place={`liaison_officers[${row.country}]`} />}
                </th>
                <td dir="auto">{row.function}</td>
                <td dir="auto">{row.agency}</td>
                <td dir="auto">{row.contact}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="panel-in">
        <Remarks place="liaison_officers" />
      </div>
    </ReadSection>
  );
}

export function UnitFacts({ plan }: { plan: Plan }) {
  return (
    <ReadSection of="units" plan={plan}>
      <Remarks place="coordination_units" />
      {(plan.coordinationUnits ?? []).map((unit) => (
        <Unit key={unit.key} unit={unit} />
      ))}
    </ReadSection>
  );
}

function Unit({ unit }: { unit: CoordinationUnit }) {
  const t = useWords();
  return (
    <div className="plan-read-row">
      <Remarked place={`coordination_units[${unit.key}]`}>
        <b dir="auto">{unit.name}</b> <bdi className="quiet">{unit.timeZone}</bdi>
      </Remarked>
      {unit.shifts.length > 0 && (
        <ul aria-label={t("fieldname.shifts")}>
          {unit.shifts.map((shift, at) => (
            <li key={at}>
              <bdi dir="ltr">{`${shift.start}–${shift.end}`}</bdi> <span dir="auto">{shift.inCharge}</span>
              {shift.end <= shift.start && <span className="quiet"> {t("plan.shift.nextDay")}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What people reach each other by, in the order in which they turn to it. */
export function CommunicationFacts({ plan }: { plan: Plan }) {
  const t = useWords();
  const rows = communicationStep.flatMap((step) => (plan.communications ?? []).filter((one) => one.step === step));
  return (
    <ReadSection of="communications" plan={plan}>
      <Remarks place="communications" />
      <dl className="rows">
        {rows.map((row) => (
          <Fragment key={row.step}>
            <dt>{t(`step.${row.step as "COMMUNICATION_STEP_PRIMARY"}`)}</dt>
            <dd>
              <Remarked place={`communications[${row.step}]`}>
                <Prose>{row.means}</Prose>
                {row.rule && (
                  <span className="quiet">
                    <Prose>{row.rule}</Prose>
                  </span>
                )}
              </Remarked>
            </dd>
          </Fragment>
        ))}
      </dl>
    </ReadSection>
  );
}
