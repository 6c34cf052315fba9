import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { leadOf, toldLead, useMayFor } from "@/features/operations/lead";
import { codeNameOf, inTurn, levelOf, operationsOfQuery, operationsQuery, planOf } from "@/features/operations/operations";
import { reviseProgramme } from "@/gen/methods";
import type { Operation, Programme } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { strictest, useMarking } from "@/parts/Handling";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { Exercise, State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { Page } from "@/shell/Page";
import { newestFirst, programmeQuery } from "./programmes";

/** What a programme is for, its operations, and what they have taught. */
export function ProgrammePage() {
  const { programme: programmeId } = useParams({ from: "/programmes/$programme" });
  const query = useQuery(programmeQuery(programmeId));
  return <Loaded query={query}>{(programme) => <Shown programme={programme} />}</Loaded>;
}

function Shown({ programme }: { programme: Programme }) {
  const t = useWords();
  const may = useMayFor(programme);
  const query = useQuery(operationsOfQuery(programme.programmeId));
  const newest = useQuery(operationsQuery).data ?? [];
  const own = query.data ?? [];
  useMarking(strictest(own.map(levelOf)));
  const { name = "", aim = "", definitions = [] } = programme.spec ?? {};
  return (
    <Page
      title={name}
      sub={t("programme.led", { lead: toldLead(t, leadOf(programme)) })}
      acts={
        may(reviseProgramme) && (
          <Link className="button line" to="/programmes/new" search={{ revise: programme.programmeId }}>
            {t("programme.revise")}
          </Link>
        )
      }
    >
      <div className="columns">
        <div>
          <Panel
            title={t("nav.operations")}
            acts={
              <Link to="/operations" search={{ programme: programme.programmeId }}>
                {t("programme.toOperations")}
              </Link>
            }
          >
            <Loaded query={query} rows={3}>
              {() => (own.length ? <Operations operations={inTurn(own)} /> : <Empty title={t("programme.operations.none")} />)}
            </Loaded>
          </Panel>
          <Lessons programme={programme} operations={[...own, ...newest]} />
        </div>
        <div>
          <Panel title={t("fieldname.aim")} inset>
            <p className="written" dir="auto">
              {aim}
            </p>
          </Panel>
          <Panel title={t("fieldname.definitions")} inset>
            {definitions.length === 0 ? (
              <p className="quiet">{t("programme.definitions.none")}</p>
            ) : (
              <dl className="rows">
                {definitions.map(({ term, definition }) => (
                  <div key={term} className="row">
                    <dt dir="auto">{term}</dt>
                    <dd className="written" dir="auto">
                      {definition}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </Panel>
        </div>
      </div>
    </Page>
  );
}

function Operations({ operations }: { operations: readonly Operation[] }) {
  const t = useWords();
  const day = (time: string | undefined) => (time ? <time dateTime={time}>{toldDay(t.locale, time)}</time> : "–");
  const columns: Column<Operation>[] = [
    {
      key: "name",
      head: t("fieldname.codeName"),
      cell: (one) => (
        <>
          <Link to="/operations/$operation" params={{ operation: one.operationId }}>
            <bdi>{codeNameOf(one)}</bdi>
          </Link>{" "}
          <Exercise of={one} />
        </>
      ),
    },
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={one.state} /> },
    { key: "lead", head: t("fieldname.lead"), cell: (one) => toldLead(t, leadOf(one)), dispensable: 1 },
    { key: "start", head: t("fieldname.startTime"), cell: (one) => day(planOf(one)?.startTime ?? one.invitation?.startTime), dispensable: 2 },
    { key: "end", head: t("fieldname.endTime"), cell: (one) => day(planOf(one)?.endTime ?? one.invitation?.endTime), dispensable: 2 },
  ];
  return <Table caption={t("nav.operations")} columns={columns} rows={operations} id={(one) => one.operationId} />;
}

/** What was learnt, each with the operation that it comes from. */
function Lessons({ programme, operations }: { programme: Programme; operations: readonly Operation[] }) {
  const t = useWords();
  const lessons = newestFirst(programme.spec?.lessons ?? []);
  return (
    <Panel title={t("fieldname.lessons")} note={t("programme.lessons.note")} inset>
      {lessons.length === 0 ? (
        <p className="quiet">{t("programme.lessons.none")}</p>
      ) : (
        <ul className="stack">
          {lessons.map((lesson, at) => {
            const from = operations.find((one) => one.operationId === lesson.operationId);
            return (
              <li key={at}>
                <p className="written" dir="auto">
                  {lesson.text}
                </p>
                <p className="small quiet">
                  <time dateTime={lesson.day}>{toldDay(t.locale, lesson.day)}</time>
                  {" · "}
                  {from ? (
                    <Link to="/operations/$operation" params={{ operation: lesson.operationId }}>
                      <bdi>{codeNameOf(from)}</bdi>
                    </Link>
                  ) : (
                    t("programme.lesson.unseen")
                  )}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
