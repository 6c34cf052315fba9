import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { WaiversPanel } from "@/features/diligence/WaiversPanel";
import { NetworksPanel } from "@/features/networks/NetworksPanel";
import { InvitationDetail } from "@/features/participations/InvitationDetail";
import { OwnParticipation } from "@/features/participations/OwnParticipation";
import { participationsQuery } from "@/features/participations/participations";
import { CatchUpPanel } from "@/features/joining/CatchUpPanel";
import { SinceStart } from "@/features/participations/SinceStart";
import { OrdersPanel } from "@/features/orders/OrdersPanel";
import { PackagesPanel } from "@/features/packages/PackagesPanel";
import { PreparationPanel } from "@/features/preparation/PreparationPanel";
import { resultsQuery } from "@/features/results/results";
import { ViolationLink } from "@/features/violations/ViolationLink";
import { isLate, tasksQuery } from "@/features/tasks/tasks";
import { participationState, taskState } from "@/gen/enums";
import { getCatchUp, listParticipations, listResults, listTasks, withdrawParticipation } from "@/gen/methods";
import type { Operation, Plan } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Bar } from "@/parts/Bar";
import { codedCrimes } from "@/parts/crimes";
import { HandlingLabel } from "@/parts/Handling";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { Exercise, State } from "@/parts/State";
import { When, useNow } from "@/parts/Time";
import { Timeline } from "@/parts/Timeline";
import { Page } from "@/shell/Page";
import { useMay, useSession } from "@/shell/session";
import { useSeesAll } from "./lead";
import { LeadNote } from "./LeadNote";
import { LeadPanel } from "./LeadPanel";
import { OperationMoves } from "./OperationMoves";
import { OperationNote } from "./OperationNote";
import { booksClosed, codeNameOf, levelOf, planOf, useMarkingOf, useOperation } from "./operations";

export function OperationPage() {
  const { operation: operationId } = useParams({ from: "/operations/$operation" });
  const navigate = useNavigate();
  const query = useOperation(operationId);
  useMarkingOf(query.data);
  return <InvitationDetail key={operationId} operationId={operationId} close={() => void navigate({ to: "/operations" })} instead={(operation) => <Overview operation={operation} />} />;
}

/** Where an operation stands, and the way to everything of it. */
function Overview({ operation }: { operation: Operation }) {
  const { country } = useSession();
  const may = useMay();
  const all = useSeesAll(operation);
  const own = country !== "" && (!all || may(withdrawParticipation));
  const plan = planOf(operation);
  const name = codeNameOf(operation);
  const level = levelOf(operation);
  return (
    <Page
      title={name}
      within={{ operation: operation.operationId, name }}
      beside={
        <>
          <Exercise of={operation} box />
          <State of={operation.state} box />
          {level && <HandlingLabel level={level} />}
        </>
      }
      acts={<OperationMoves operation={operation} />}
    >
      {may(listTasks) && <Answer operation={operation} />}
      <OperationNote operation={operation} />
      <LeadNote operation={operation} />
      {may(listTasks) && <Marked operationId={operation.operationId} />}
      <div className="columns">
        <div>
          {plan && <PlanPanel operation={operation} plan={plan} />}
          {may(listTasks) && <TasksPanel operation={operation} />}
        </div>
        <div>
          <LeadPanel operation={operation} />
          {own && (may(getCatchUp) ? <CatchUpPanel operation={operation} /> : <SinceStart operation={operation} />)}
          {own && <OwnParticipation operationId={operation.operationId} />}
          {all && may(listParticipations) && <CountriesPanel operation={operation} />}
          {/* Reviewers see no countries, beside which it stands for others. */}
          {!may(listParticipations) && <WaiversPanel operationId={operation.operationId} />}
          <PreparationPanel operationId={operation.operationId} />
          <OrdersPanel operationId={operation.operationId} />
          <PackagesPanel operationId={operation.operationId} />
          <NetworksPanel operationId={operation.operationId} />
          {operation.openRevision && <OpenRevision operation={operation} />}
          <ViolationLink operationId={operation.operationId} />
        </div>
      </div>
    </Page>
  );
}

/** The first line says what a person in that chair needs to know. */
function Answer({ operation }: { operation: Operation }) {
  const t = useWords();
  const now = useNow();
  const { country } = useSession();
  const tasks = useQuery(tasksQuery(operation.operationId, country)).data;
  const phase = planOf(operation)?.phases.find((one) => Date.parse(one.startTime ?? "") <= now && now < Date.parse(one.endTime ?? ""));
  if (!tasks) return null;
  const late = tasks.filter((task) => isLate(task, now)).length;
  const unanswered = tasks.filter((task) => task.state === "TASK_STATE_ISSUED").length;
  return (
    <p className="answer">
      {phase && `${t("operation.phase", { phase: t(`phase.${phase.kind as "PHASE_KIND_ACTION"}`) })} `}
      {t("operation.late", { late, unanswered })}
    </p>
  );
}

/** What was taken though it was not due: both sides see it at once, and get to each by one press. */
function Marked({ operationId }: { operationId: string }) {
  const t = useWords();
  const may = useMay();
  const tasks = useQuery(tasksQuery(operationId, "", true)).data?.length ?? 0;
  const results = useQuery({ ...resultsQuery(operationId, { markedOnly: true }), enabled: may(listResults) }).data?.length ?? 0;
  if (tasks + results === 0) return null;
  return (
    <section className="note warn whole" aria-label={t("operation.marked")}>
      <p>{t("operation.marked.text")}</p>
      <p className="buttons">
        {tasks > 0 && (
          <Link to="/operations/$operation/tasks" params={{ operation: operationId }} search={{ marked: "yes" }}>
            {t("operation.marked.tasks", { number: tasks })}
          </Link>
        )}
        {results > 0 && (
          <Link to="/operations/$operation/results" params={{ operation: operationId }} search={{ marked: "yes" }}>
            {t("operation.marked.results", { number: results })}
          </Link>
        )}
      </p>
    </section>
  );
}

function PlanPanel({ operation, plan }: { operation: Operation; plan: Plan }) {
  const t = useWords();
  return (
    <Panel
      title={t("nav.plan")}
      note={t("operation.revision", { number: operation.approvedRevision?.number ?? operation.openRevision?.number ?? 0 })}
      acts={
        <Link to="/operations/$operation/plan" params={{ operation: operation.operationId }}>
          {t("operation.toPlan")}
        </Link>
      }
      inset
    >
      {plan.startTime && plan.endTime && <Timeline start={plan.startTime} end={plan.endTime} phases={plan.phases} />}
      <dl className="rows">
        <dt>{t("fieldname.purpose")}</dt>
        <dd>{t(`purpose.${plan.purpose as "PURPOSE_ASSET_RECOVERY"}`)}</dd>
        <dt>{t("fieldname.crimeAreas")}</dt>
        <dd>{codedCrimes(t, plan.crimeAreas)}</dd>
        <dt>{t("fieldname.leadAgency")}</dt>
        <dd dir="auto">{plan.leadAgency}</dd>
        <dt>{t("fieldname.legalBasis")}</dt>
        <dd dir="auto">{plan.legalBasis}</dd>
        {operation.inForceTime && (
          <>
            <dt>{t(`operation.inForce.${(booksClosed(operation) ? "OPERATION_STATE_CONCLUDED" : operation.state) as "OPERATION_STATE_CONCLUDED"}`)}</dt>
            <dd>
              <When time={operation.inForceTime} />
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}

function TasksPanel({ operation }: { operation: Operation }) {
  const t = useWords();
  const now = useNow();
  const { country } = useSession();
  const query = useQuery(tasksQuery(operation.operationId, country));
  return (
    <Panel title={t("nav.tasks")} note={query.data && t("operation.tasks", { number: query.data.length })} inset>
      <Loaded query={query} rows={4}>
        {(tasks) =>
          tasks.length === 0 ? (
            <Empty title={t("operation.tasks.none")} />
          ) : (
            <div className="counts">
              {tasks.some((task) => isLate(task, now)) && (
                <Link to="/operations/$operation/tasks" params={{ operation: operation.operationId }} search={{ late: "yes" }}>
                  <b className="bad">{t("tasks.late")}</b>
                  <span />
                  <b className="bad number">{t.number(tasks.filter((task) => isLate(task, now)).length)}</b>
                </Link>
              )}
              {taskState.map((state) => {
                const number = tasks.filter((task) => task.state === state).length;
                return (
                  <Link key={state} to="/operations/$operation/tasks" params={{ operation: operation.operationId }} search={{ state }}>
                    <State of={state} />
                    <Bar validated={number} provisional={0} most={tasks.length} />
                    <span className="number">{t.number(number)}</span>
                  </Link>
                );
              })}
            </div>
          )
        }
      </Loaded>
    </Panel>
  );
}

function CountriesPanel({ operation }: { operation: Operation }) {
  const t = useWords();
  const query = useQuery(participationsQuery(operation.operationId));
  return (
    <Panel
      title={t("nav.countries")}
      acts={
        <Link to="/operations/$operation/countries" params={{ operation: operation.operationId }}>
          {t("operation.toCountries")}
        </Link>
      }
      inset
    >
      <Loaded query={query} rows={4}>
        {(participations) => (
          <div className="counts">
            {participationState.map((state) => {
              const number = participations.filter((one) => one.state === state).length;
              return (
                <div key={state}>
                  <State of={state} />
                  <Bar validated={number} provisional={0} most={participations.length} />
                  <span className="number">{t.number(number)}</span>
                </div>
              );
            })}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function OpenRevision({ operation }: { operation: Operation }) {
  const t = useWords();
  const open = operation.openRevision;
  if (!open) return null;
  return (
    <Panel title={t("operation.openRevision", { number: open.number })} inset>
      <p>
        <State of={open.state} />
      </p>
      {open.returnReason && (
        <p className="note warn" dir="auto">
          {open.returnReason}
        </p>
      )}
      <p>
        <Link to="/operations/$operation/plan" params={{ operation: operation.operationId }}>
          {t("operation.toOpen")}
        </Link>
      </p>
    </Panel>
  );
}
