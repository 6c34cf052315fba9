import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { codeNameOf, levelOf } from "@/features/operations/operations";
import { useCountryNames } from "@/features/participations/participations";
import { InvitationDetail } from "@/features/participations/InvitationDetail";
import { TaskDetail } from "@/features/tasks/TaskDetail";
import { kindName, kindOf } from "@/features/tasks/tasks";
import { useWords } from "@/language/useWords";
import { Empty, Failed, Loading } from "@/parts/Loaded";
import { strictest, useMarking } from "@/parts/Handling";
import { Live } from "@/parts/Live";
import { isMarked, Marks } from "@/parts/Marks";
import { State } from "@/parts/State";
import { useTopWhenAlone } from "@/parts/useTopWhenAlone";
import { Due, useNow } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { useTitle } from "@/shell/Page";
import { bearsMark, type Item, grouped, type Show } from "./groups";
import { useHeld, useInbox } from "./useInbox";

const shows: readonly Show[] = ["open", "answer", "running", "done", "marked"];

/** The desk of a country: what is asked of it, what needs somebody first, one answer away. */
export function Inbox() {
  const t = useWords();
  const { task, invitation, show: wanted } = useSearch({ from: "/inbox" });
  const navigate = useNavigate({ from: "/inbox" });
  const show = shows.find((one) => one === wanted) ?? "open";
  const inbox = useInbox();
  const held = useHeld(inbox.items, inbox.opened);
  const now = useNow();
  // Rows come all at once, or where some do not come at all: what is there does not move for what comes.
  const groups = inbox.opened || inbox.failed ? grouped(held.items, show, now) : [];
  const rows = groups.flatMap((group) => group.items);
  const selected = task ?? invitation;
  const at = rows.findIndex((item) => item.id === selected);
  const open = grouped(held.items, "open", now).flatMap((group) => group.items).length;
  const marked = held.items.filter(bearsMark).length;
  const late = grouped(held.items, "open", now).find((group) => group.name === "late")?.items.length ?? 0;
  useTitle(t("nav.inbox"));
  useMarking(strictest((inbox.operations.data ?? []).map(levelOf)));

  const go = (item: Item | undefined) => {
    if (item) void navigate({ search: { ...(wanted ? { show: wanted } : {}), ...(item.what === "task" ? { task: item.id } : { invitation: item.id }) }, resetScroll: false });
  };
  const close = () => void navigate({ search: wanted ? { show: wanted } : {}, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]));
  useEffect(() => document.querySelector(".item[aria-current]")?.scrollIntoView({ block: "nearest" }), [selected]);
  useTopWhenAlone(selected);
  const onward = () => go(rows[at + 1] ?? rows[at - 1]);

  return (
    <div className={`beside${selected ? " open" : ""}`}>
      <h1 className="hidden only-phone">{t("nav.inbox")}</h1>
      <div className="items">
        <div className="items-head">
          <h1>{t("nav.inbox")}</h1>
          <span className="quiet">{t("inbox.counts", { open, late })}</span>
          <Live at={inbox.at} good={!inbox.failed} opened={inbox.opened} />
          <div className="segments" role="group" aria-label={t("inbox.show")}>
            {shows.map((one) => (
              <button key={one} type="button" aria-pressed={show === one} onClick={() => void navigate({ search: one === "open" ? {} : { show: one } })}>
                {one === "marked" ? t("inbox.show.marked", { number: marked }) : t(`inbox.show.${one}`)}
              </button>
            ))}
          </div>
        </div>
        {held.fresh > 0 && (
          <button type="button" className="button main small items-new" onClick={held.reveal}>
            {t("inbox.fresh", { number: held.fresh })}
          </button>
        )}
        {!inbox.opened && (inbox.failed ? <Failed fault={inbox.failed} again={inbox.again} /> : <Loading rows={15} tall />)}
        {show === "marked" && rows.length > 0 && <p className="note warn whole">{t("inbox.marked.text")}</p>}
        {inbox.opened && rows.length === 0 && (
          <Empty title={t(show === "open" ? "inbox.empty" : "inbox.emptyShow")}>
            <p>{t("inbox.empty.text")}</p>
          </Empty>
        )}
        {groups.map((group) => (
          <section key={group.name} aria-labelledby={`group-${group.name}`}>
            <h2 id={`group-${group.name}`} className={group.name === "late" ? "bad" : ""}>
              {t(`inbox.group.${group.name}`)}
            </h2>
            <ul>
              {group.items.map((item) => (
                <li key={item.id}>
                  <Row item={item} current={item.id === selected} show={wanted} />
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p className="items-keys">
          <kbd>j</kbd> <kbd>k</kbd> {t("inbox.keys.move")} · <kbd>a</kbd> {t("task.accept")} · <kbd>s</kbd> {t("task.assign")} · <kbd>d</kbd>{" "}
          {t("task.decline")} · <kbd>?</kbd> {t("key.sheet")}
        </p>
      </div>
      {task ? (
        <TaskDetail key={task} taskId={task} close={close} after={onward} />
      ) : invitation ? (
        <InvitationDetail key={invitation} operationId={invitation} close={close} />
      ) : (
        <section className="detail">
          <Empty title={t("inbox.choose")}>
            <p>{t("inbox.choose.text")}</p>
          </Empty>
        </section>
      )}
    </div>
  );
}

function Row({ item, current, show }: { item: Item; current: boolean; show: string | undefined }) {
  const t = useWords();
  const nameOf = useCountryNames(item.what === "task" ? item.task.operationId : "");
  const kept = show ? { show } : {};
  if (item.what === "invitation") {
    const { operation } = item;
    return (
      <Link className="item" to="/inbox" search={{ ...kept, invitation: item.id }} resetScroll={false} aria-current={current || undefined}>
        <span className="item-title" dir="auto">
          {codeNameOf(operation)}
        </span>
        <span className="item-due" />
        <span className="item-from">
          <b>{t("inbox.invitation")}</b> · {t("secretariat")}
        </span>
        <span className="item-state">
          <State of="PARTICIPATION_STATE_INVITED" />
        </span>
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
        <Due time={task.spec?.dueTime} over={task.completedTime !== undefined} />
      </span>
      <span className="item-from">
        <b>{kind && t(kindName(kind))}</b> · {task.requesterCountry ? nameOf(task.requesterCountry) : t("secretariat")}
      </span>
      <span className="item-state">
        <State of={task.state} />
      </span>
      {(task.team || isMarked(task)) && (
        <span className="item-note">
          {task.team && <bdi>{task.team}</bdi>} <Marks of={task} />
        </span>
      )}
    </Link>
  );
}
