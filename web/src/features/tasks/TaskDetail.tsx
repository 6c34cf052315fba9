import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { OperationNote } from "@/features/operations/OperationNote";
import { codeNameOf, levelOf, useOperation } from "@/features/operations/operations";
import { useCountryNames } from "@/features/participations/participations";
import { useWords } from "@/language/useWords";
import { Loaded } from "@/parts/Loaded";
import { Exercise, State } from "@/parts/State";
import { HandlingLabel } from "@/parts/Handling";
import { apart } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { TaskFacts } from "./TaskFacts";
import { TaskMoves } from "./TaskMoves";
import { taskQuery } from "./tasks";

/** One task beside its list; on a phone in its place. */
export function TaskDetail({ taskId, close, after }: { taskId: string; close: () => void; after?: () => void }) {
  const t = useWords();
  const query = useQuery(taskQuery(taskId));
  const operation = useOperation(query.data?.operationId ?? "").data;
  const nameOf = useCountryNames(query.data?.operationId ?? "");
  const heading = useRef<HTMLHeadingElement>(null);
  useKey("Escape", t("dialog.close"), close);
  const level = levelOf(operation);
  return (
    <section className="detail" aria-label={query.data?.spec?.title ?? t("find.task")}>
      <Loaded query={query}>
        {(task) => (
          <>
            <header className="detail-head">
              <div className="detail-where">
                <button type="button" className="button plain small" onClick={close}>
                  {t("detail.back")}
                </button>
                <Link to="/operations/$operation" params={{ operation: task.operationId }}>
                  <bdi>{codeNameOf(operation) || t("find.operation")}</bdi>
                </Link>
              </div>
              <div className="head">
                <h2 ref={heading} tabIndex={-1} dir="auto">
                  {task.spec?.title}
                </h2>
                <Exercise of={task} box />
                <State of={task.state} box />
                {level && <HandlingLabel level={level} />}
              </div>
              <p className="quiet">
                {task.requesterCountry === task.executorCountry
                  ? t("task.own", { country: nameOf(task.executorCountry) })
                  : t("task.asks", {
                      requester: task.requesterCountry ? apart(nameOf(task.requesterCountry)) : t("secretariat"),
                      executor: apart(nameOf(task.executorCountry)),
                    })}
              </p>
            </header>
            <div className="detail-body">
              <OperationNote operation={operation} />
              <TaskFacts task={task} />
            </div>
            <TaskMoves task={task} within={operation?.state} after={after} />
          </>
        )}
      </Loaded>
    </section>
  );
}
