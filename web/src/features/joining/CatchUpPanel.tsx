import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { isOver } from "@/features/operations/operations";
import { useOwn } from "@/features/participations/participations";
import { tasksQuery } from "@/features/tasks/tasks";
import { getOutcome, listTasks } from "@/gen/methods";
import type { CatchUp, CatchUpPoint, Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { Button } from "@/parts/Button";
import { Panel } from "@/parts/Panel";
import { ShortTime, When } from "@/parts/Time";
import { useMay, useSession } from "@/shell/session";
import { catchUpName, catchUpQuery, most, seenKey } from "./joining";
import { useSeen } from "./seen";

/** For a country that joined late: what there is to see and do, until each is seen or done. */
export function CatchUpPanel({ operation }: { operation: Operation }) {
  const { operationId } = operation;
  const { country } = useSession();
  // Whoever does not take part is refused; one that is only invited is not asked for.
  const asks = useOwn(operationId)?.state === "PARTICIPATION_STATE_ACCEPTED" && !isOver(operation);
  const query = useQuery({ ...catchUpQuery(operationId, country), enabled: asks });
  if (!asks || !query.data?.late) return null;
  return <Told operation={operation} of={query.data} note={query.isError && <AsBefore query={query} />} />;
}

function Told({ operation, of, note }: { operation: Operation; of: CatchUp; note: ReactNode }) {
  const t = useWords();
  const { seen, see, forget } = useSeen(operation.operationId);
  const isSeen = (point: CatchUpPoint) => seen.includes(seenKey(of, point) ?? "");
  const left = of.points.filter((point) => catchUpName(point) && !isSeen(point));
  const hidden = of.points.filter(isSeen).length;
  const tasks = useUnanswered(operation.operationId);
  return (
    <Panel title={t("catchUp.title")} inset>
      {note}
      <div className="stack">
        <p>{t("catchUp.text")}</p>
        <dl className="rows">
          <dt>{t("catchUp.since")}</dt>
          <dd>
            <When time={of.sinceTime} plain />
          </dd>
          <dt>{t("since.accepted")}</dt>
          <dd>
            <When time={of.acceptTime} plain />
          </dd>
        </dl>
        <ul className="lined" aria-label={t("catchUp.title")}>
          <Tasks operationId={operation.operationId} number={tasks} />
          {left.map((point) => (
            <Point key={point.kind} operationId={operation.operationId} of={of} point={point} see={see} />
          ))}
          <Figures operation={operation} />
        </ul>
        {left.length + tasks === 0 && <p>{t("catchUp.nothing")}</p>}
        {hidden > 0 && (
          <Button look="plain" small onClick={forget}>
            {t("catchUp.again", { number: hidden })}
          </Button>
        )}
      </div>
    </Panel>
  );
}

function Point({ operationId, of, point, see }: { operationId: string; of: CatchUp; point: CatchUpPoint; see: (key: string) => void }) {
  const t = useWords();
  const name = catchUpName(point);
  if (!name) return null;
  const key = seenKey(of, point);
  const what = t(`catchUp.${name}`);
  const told = name === "PLAN" ? t("since.plan", { number: of.revision }) : isOne(point) ? what : t(point.count < most ? "withdrawal.count" : "withdrawal.most", { what, number: point.count });
  return (
    <li>
      <To operationId={operationId} name={name}>
        {told}
      </To>
      {point.time && (
        <>
          {" · "}
          <span className="small quiet">
            {t("catchUp.due")} <ShortTime time={point.time} />
          </span>
        </>
      )}
      {key && (
        <>
          {" "}
          <Button look="plain" small aria-label={t("catchUp.seen.what", { what })} onClick={() => see(key)}>
            {t("catchUp.seen")}
          </Button>
        </>
      )}
    </li>
  );
}

/** What there is one of, or none, so that no number says anything. */
function isOne(point: CatchUpPoint): boolean {
  return ["ORDER_MISSING", "ORDER_TO_RECEIVE", "ORDER_TO_READ", "ORDER_TO_DESTROY", "AGENCIES"].includes(catchUpName(point) ?? "");
}

/** Where it is seen or done; which agencies take part is said on the same page. */
function To({ operationId, name, children }: { operationId: string; name: string; children: ReactNode }) {
  const params = { operation: operationId };
  switch (name) {
    case "PLAN":
    case "PHASES_BEGUN":
    case "REPORTS":
      return <Link to="/operations/$operation/plan" params={params}>{children}</Link>;
    case "ORDER_TO_RECEIVE":
    case "ORDER_TO_READ":
    case "ORDER_TO_DESTROY":
      return <Link to="/operations/$operation/orders" params={params}>{children}</Link>;
    case "PACKAGES_TO_RECEIVE":
      return <Link to="/operations/$operation/packages/copies" params={params} search={{ side: "PACKAGE_SIDE_TO_US" }}>{children}</Link>;
    case "DECISIONS":
      return <Link to="/operations/$operation/preparation/meetings" params={params}>{children}</Link>;
    case "ITEMS_OPEN":
      return <Link to="/operations/$operation/preparation" params={params}>{children}</Link>;
    case "CONTRIBUTIONS_ASKED":
      return <Link to="/operations/$operation/preparation/resources" params={params} search={{ state: "CONTRIBUTION_STATE_ASKED" }}>{children}</Link>;
    default:
      return <>{children}</>;
  }
}

/** How many tasks wait for an answer: they are of another service, which tells them. */
function useUnanswered(operationId: string): number {
  const may = useMay();
  const { country } = useSession();
  return useQuery({ ...tasksQuery(operationId, country), enabled: may(listTasks) }).data?.filter((task) => task.state === "TASK_STATE_ISSUED").length ?? 0;
}

function Tasks({ operationId, number }: { operationId: string; number: number }) {
  const t = useWords();
  return number > 0 ? (
    <li>
      <Link to="/operations/$operation/tasks" params={{ operation: operationId }} search={{ state: "TASK_STATE_ISSUED" }}>
        {t("catchUp.tasks", { number })}
      </Link>
    </li>
  ) : null;
}

function Figures({ operation }: { operation: Operation }) {
  const t = useWords();
  const may = useMay();
  return may(getOutcome) ? (
    <li>
      <Link to="/operations/$operation/outcome" params={{ operation: operation.operationId }}>
        {t(operation.approvedRevision?.plan?.totalsShared ? "since.figures" : "since.figures.own")}
      </Link>
    </li>
  ) : null;
}
