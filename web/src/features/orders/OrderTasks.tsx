import { useQuery } from "@tanstack/react-query";
import { kindName, kindOf, tasksQuery } from "@/features/tasks/tasks";
import { listTasks } from "@/gen/methods";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { ShortTime } from "@/parts/Time";
import { useMay } from "@/shell/session";

/** The tasks of the copy's country as they are at the moment of reading: they are no part of what was issued, and say so. */
export function OrderTasks({ operationId, country }: { operationId: string; country: string }) {
  const t = useWords();
  const may = useMay();
  const query = useQuery({ ...tasksQuery(operationId, country), enabled: may(listTasks) });
  if (!may(listTasks)) return null;
  const due = t("field.utc", { label: t("fieldname.dueTime") });
  return (
    <section className="panel" aria-label={t("order.tasks")}>
      <header>
        <h3>{t("order.tasks")}</h3>
        {query.data && <p>{t("order.tasks.at", { time: toldShort(t.locale, new Date(query.dataUpdatedAt).toISOString()) })}</p>}
      </header>
      <Loaded query={query} rows={3}>
        {(tasks) =>
          tasks.length === 0 ? (
            <p className="panel-in quiet">{t("order.tasks.none")}</p>
          ) : (
            <div className="scroll">
              <table className="plan-table">
                <thead>
                  <tr>
                    <th scope="col">{t("fieldname.kind")}</th>
                    <th scope="col">{t("fieldname.title")}</th>
                    <th scope="col">{t("fieldname.state")}</th>
                    <th scope="col">{due}</th>
                  </tr>
                </thead>
                <tbody>
                  {tasks.map((task) => {
                    const kind = kindOf(task.spec);
                    return (
                      <tr key={task.taskId}>
                        <th scope="row">{kind ? t(kindName(kind)) : "–"}</th>
                        <td dir="auto" data-head={t("fieldname.title")}>{task.spec?.title}</td>
                        <td data-head={t("fieldname.state")}>
                          <State of={task.state} />
                        </td>
                        <td data-head={due}>
                          <ShortTime time={task.spec?.dueTime} />
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </section>
  );
}
