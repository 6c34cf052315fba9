import { Link } from "@tanstack/react-router";
import { Fragment, useMemo, useRef } from "react";
import { leadOf, toldLead } from "@/features/operations/lead";
import { codeNameOf } from "@/features/operations/operations";
import { copyState, dueOfOrder } from "@/features/orders/orders";
import { copyNumberOf, dueOfCopy } from "@/features/packages/packages";
import { Numbered } from "@/features/packages/Parts";
import { quantityOf } from "@/features/preparation/resources";
import { kindName, kindOf } from "@/features/tasks/tasks";
import type { Operation } from "@/gen/types";
import { toldShort } from "@/language/time";
import { useWords } from "@/language/useWords";
import { isMarked, Marks } from "@/parts/Marks";
import { Exercise, State } from "@/parts/State";
import { DueAt } from "@/parts/Time";
import { useWindowed } from "@/parts/windowed";
import type { Group, Item } from "./groups";

interface Given {
  groups: readonly Group[];
  current: string | undefined;
  show: string | undefined;
  now: number;
  nameOf: (operationId: string, code: string) => string;
  operationOf: (operationId: string) => Operation | undefined;
}

const HEAD = 32;
const ITEM = 54;

/** What lies in an inbox by group, of which only what is looked at is there, once it is much; readers are told how much. */
export function Items({ groups, current, show, now, nameOf, operationOf }: Given) {
  const t = useWords();
  const body = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => groups.flatMap(({ name, items }) => [name, ...items.map((item) => item.id)]), [groups]);
  const heads = useMemo(() => groups.map((_, at) => groups.slice(0, at).reduce((sum, { items }) => sum + items.length + 1, 0)), [groups]);
  const { long, rows, after, measure, listens } = useWindowed({ ids, body, current, stay: heads, height: (index) => (heads.includes(index) ? HEAD : ITEM) });
  return (
    <div ref={body} {...listens}>
      {groups.map(({ name, items }, at) => {
        const head = heads[at] as number;
        const next = heads[at + 1] ?? ids.length;
        const rest = at === groups.length - 1 ? after : (rows.find(({ index }) => index === next)?.before ?? 0);
        return (
          <section key={name} aria-labelledby={`group-${name}`}>
            <h2 id={`group-${name}`} ref={measure} data-index={head} className={name === "late" ? "bad" : ""}>
              {t(`inbox.group.${name}`, { number: items.length })}
            </h2>
            <ul>
              {rows
                .filter(({ index }) => index > head && index < next)
                .map(({ index, before }) => {
                  const item = items[index - head - 1] as Item;
                  return (
                    <Fragment key={item.id}>
                      {before > 0 && <Space height={before} />}
                      <li ref={measure} data-row={item.id} data-index={index} {...(long ? { "aria-setsize": items.length, "aria-posinset": index - head } : {})}>
                        <Row item={item} current={item.id === current} show={show} now={now} nameOf={nameOf} operationOf={operationOf} />
                      </li>
                    </Fragment>
                  );
                })}
              {rest > 0 && <Space height={rest} />}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function InExercise({ operation }: { operation: Operation | undefined }) {
  return (
    operation?.exercise && (
      <span className="item-note">
        <Exercise of={operation} />
      </span>
    )
  );
}

function Space({ height }: { height: number }) {
  return <li aria-hidden="true" style={{ blockSize: height }} />;
}

function Row({ item, current, show, now, nameOf, operationOf }: { item: Item; current: boolean } & Pick<Given, "show" | "now" | "nameOf" | "operationOf">) {
  const t = useWords();
  const kept = show ? { show } : {};
  if (item.what === "invitation") {
    const { operation } = item;
    return (
      <Link className="item" to="/inbox" search={{ ...kept, invitation: item.id }} resetScroll={false} aria-current={current || undefined}>
        <span className="item-title" dir="auto">
          {codeNameOf(operation)}
        </span>
        <span className="item-due">{item.answerTime && <DueAt time={item.answerTime} now={now} />}</span>
        <span className="item-from">
          <b>{t("inbox.invitation")}</b> · {toldLead(t, leadOf(operation))}
        </span>
        <span className="item-state">
          <State of="PARTICIPATION_STATE_INVITED" />
        </span>
        {(operation.exercise || item.reminder?.remindTime) && (
          <span className="item-note">
            <Exercise of={operation} />{" "}
            {item.reminder?.remindTime && (
              <span className="warn" title={item.reminder.message || undefined}>
                {t("inbox.reminded", { time: toldShort(t.locale, item.reminder.remindTime) })}
              </span>
            )}
          </span>
        )}
      </Link>
    );
  }
  if (item.what === "item") {
    const { item: one } = item;
    return (
      <Link className="item" to="/inbox" search={{ ...kept, item: item.id }} resetScroll={false} aria-current={current || undefined}>
        <span className="item-title" dir="auto">
          {one.spec?.title}
        </span>
        <span className="item-due">
          <DueAt time={one.spec?.dueTime} now={now} />
        </span>
        <span className="item-from">
          <b>{t("inbox.item")}</b> · {toldLead(t, leadOf(operationOf(one.operationId)))}
        </span>
        <span className="item-state">
          <State of={one.state} />
        </span>
        <InExercise operation={operationOf(one.operationId)} />
      </Link>
    );
  }
  if (item.what === "request") {
    const { request: one } = item;
    return (
      <Link className="item" to="/inbox" search={{ ...kept, request: item.id }} resetScroll={false} aria-current={current || undefined}>
        <span className="item-title" dir="auto">
          {one.resource}
        </span>
        <span className="item-due">
          <DueAt time={one.neededTime} now={now} />
        </span>
        <span className="item-from">
          <b>{t("inbox.request")}</b> · <bdi>{t("resources.quantity", { number: t.number(quantityOf(one)), unit: one.unit })}</bdi>
        </span>
        <span className="item-state">
          <State of={one.state} />
        </span>
        <InExercise operation={operationOf(one.operationId)} />
      </Link>
    );
  }
  if (item.what === "order") {
    const { copy } = item;
    const operation = operationOf(copy.operationId);
    const name = codeNameOf(operation);
    return (
      <Link className="item" to="/inbox" search={{ ...kept, order: item.id }} resetScroll={false} aria-current={current || undefined}>
        <span className="item-title">{t("order.title", { number: copy.orderNumber })}</span>
        <span className="item-due">
          <DueAt time={dueOfOrder(copy)} now={now} />
        </span>
        <span className="item-from">
          <b>{t("inbox.order")}</b> · {name && <bdi>{name}</bdi>}
          {name && " · "}
          {t("order.copy.of", { number: copy.copyNumber, of: copy.ofCopies })}
        </span>
        <span className="item-state">
          <State of={copyState(copy, now)} />
        </span>
        <InExercise operation={operation} />
      </Link>
    );
  }
  if (item.what === "package") {
    const { copy, asks } = item;
    const party = asks ? copy.receiverCountry : copy.ownerCountry;
    return (
      <Link className="item" to="/inbox" search={{ ...kept, package: item.id }} resetScroll={false} aria-current={current || undefined}>
        <span className="item-title">
          <Numbered of={copyNumberOf(copy)} /> <bdi>{copy.title}</bdi>
        </span>
        <span className="item-due">{!asks && <DueAt time={dueOfCopy(copy)} now={now} />}</span>
        <span className="item-from">
          <b>{t("inbox.package")}</b> · {party ? nameOf(copy.operationId, party) : t("secretariat")}
        </span>
        <span className="item-state">
          <State of={asks ? "WIDER_USE_STATE_REQUESTED" : copy.state} />
        </span>
        <InExercise operation={operationOf(copy.operationId)} />
      </Link>
    );
  }
  const { task } = item;
  const kind = kindOf(task.spec);
  return (
    <Link className="item" to="/inbox" search={{ ...kept, task: item.id }} resetScroll={false} aria-current={current || undefined}>
      <span className="item-title" dir="auto">
        {task.spec?.title}
      </span>
      <span className="item-due">
        <DueAt time={task.spec?.dueTime} over={task.completedTime !== undefined} now={now} />
      </span>
      <span className="item-from">
        <b>{kind && t(kindName(kind))}</b> · {task.requesterCountry ? nameOf(task.operationId, task.requesterCountry) : t("secretariat")}
      </span>
      <span className="item-state">
        <State of={task.state} />
      </span>
      {(task.team || isMarked(task) || task.exercise) && (
        <span className="item-note">
          <Exercise of={task} /> {task.team && <bdi>{task.team}</bdi>} <Marks of={task} />
        </span>
      )}
    </Link>
  );
}
