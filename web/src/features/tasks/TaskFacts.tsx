import { useCountryNames } from "@/features/participations/participations";
import type { Task, TaskSpec } from "@/gen/types";
import { useWords, type Words } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Glyph } from "@/parts/Glyph";
import { type Row, Rows } from "@/parts/Rows";
import { Due, When } from "@/parts/Time";
import { kindName, kindOf } from "./tasks";

/** Everything that the executor needs to know of a task, before and after it is done. */
export function TaskFacts({ task }: { task: Task }) {
  const t = useWords();
  const spec = task.spec;
  const kind = kindOf(spec);
  const nameOf = useCountryNames(task.operationId);
  const over = task.completedTime !== undefined;
  const rows: Row[] = [
    [t("task.kind"), kind && t(kindName(kind))],
    ...whatIsAsked(t, spec, nameOf),
    [t("task.due"), <DueBoth key="due" time={spec?.dueTime} over={over} />],
    [t("task.executor"), <Country key="executor" code={task.executorCountry} name={nameOf(task.executorCountry)} />],
    [t("task.team"), task.team && <bdi>{task.team}</bdi>],
    [t("task.authority"), spec?.legalAuthority && <Authority key="authority" spec={spec} />],
    [t("task.approvals"), task.approvals?.length ? <Approvals key="approvals" of={task.approvals} /> : undefined],
    [t("task.declineReason"), task.declineReason && <bdi>{task.declineReason}</bdi>],
    [t("task.started"), task.startedTime && <When time={task.startedTime} />],
    [t("task.completed"), task.completedTime && <When time={task.completedTime} />],
    [t("task.issued"), <When key="issued" time={task.createTime} />],
  ];
  return (
    <>
      {spec?.description && (
        <p className="task-description" dir="auto">
          {spec.description}
        </p>
      )}
      {task.outOfOrder && <p className="note warn">{t("task.outOfOrder")}</p>}
      {task.clockAhead && <p className="note warn">{t("task.clockAhead")}</p>}
      <Rows rows={rows} />
    </>
  );
}

function DueBoth({ time, over }: { time: string | undefined; over: boolean }) {
  return (
    <>
      <Due time={time} over={over} />
      {time && (
        <div>
          <When time={time} />
        </div>
      )}
    </>
  );
}

function Authority({ spec }: { spec: TaskSpec }) {
  const t = useWords();
  const authority = spec.legalAuthority;
  if (!authority) return null;
  const until = authority.validUntilTime;
  const expired = until !== undefined && Date.parse(until) < Date.now();
  return (
    <>
      <bdi>{`${authority.kind}, ${authority.issuer}`}</bdi>
      {until && (
        <div className={expired ? "bad" : ""}>
          {expired && <Glyph shape="look" />} {t(expired ? "task.authority.expired" : "task.authority.until")} <When time={until} plain />
        </div>
      )}
    </>
  );
}

function Approvals({ of }: { of: Task["approvals"] }) {
  return (
    <>
      {of.map((one) => (
        <div key={one.authority}>
          <bdi>{one.authority}</bdi>: <bdi>{one.reference}</bdi>
        </div>
      ))}
    </>
  );
}

/** The kind's own fields. A kind that is new in the contract shows its texts as they come. */
export function whatIsAsked(t: Words, spec: TaskSpec | undefined, nameOf: (code: string) => string): Row[] {
  const kind = kindOf(spec);
  const action = kind && spec?.[kind];
  if (!action) return [];
  return Object.entries(action)
    .filter(([, value]) => value !== "" && value !== 0)
    .map(([field, value]) => {
      const label = t.has(`task.${field}`) ? t(`task.${field}` as "task.site") : field;
      if (field.endsWith("Country")) return [label, <Country key={field} code={String(value)} name={nameOf(String(value))} />] as const;
      if (field === "route") return [label, t(`route.${String(value)}` as "route.RETURN_ROUTE_TRANSFER")] as const;
      return [label, typeof value === "number" ? t.number(value) : <bdi key={field}>{String(value)}</bdi>] as const;
    });
}
