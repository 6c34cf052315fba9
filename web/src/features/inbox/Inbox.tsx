import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { levelOf } from "@/features/operations/operations";
import { useNamesIn } from "@/features/participations/participations";
import { InvitationDetail } from "@/features/participations/InvitationDetail";
import { CopyDetail } from "@/features/orders/CopyDetail";
import { PackageDetail } from "@/features/packages/PackageDetail";
import { ContributionDetail } from "@/features/preparation/ContributionDetail";
import { ItemDetail } from "@/features/preparation/ItemDetail";
import { TaskDetail } from "@/features/tasks/TaskDetail";
import { useWords } from "@/language/useWords";
import { Empty, Failed, Loading } from "@/parts/Loaded";
import { strictest, useMarking } from "@/parts/Handling";
import { Live } from "@/parts/Live";
import { useTopWhenAlone } from "@/parts/useTopWhenAlone";
import { useNow } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { useTitle } from "@/shell/Page";
import { bearsMark, type GroupName, grouped, type Item, operationOf, type Show, wanted } from "./groups";
import { Items } from "./Items";
import { useHeld, useInbox } from "./useInbox";

const shows: readonly Show[] = ["open", "answer", "running", "done", "marked"];

/** The desk of a country: what is asked of it, what needs somebody first, one answer away. */
export function Inbox() {
  const t = useWords();
  const { task, invitation, item, request, package: given, order, show: asked } = useSearch({ from: "/inbox" });
  const navigate = useNavigate({ from: "/inbox" });
  const show = shows.find((one) => one === asked) ?? "open";
  const inbox = useInbox();
  const held = useHeld(inbox.items, inbox.opened);
  const now = useNow();
  const nameOf = useNamesIn(inbox.within);
  // Rows come all at once, or where some do not come at all: what is there does not move for what comes.
  const all = useMemo(() => grouped(held.items, now), [held.items, now]);
  const there = inbox.opened || inbox.failed !== undefined;
  const groups = useMemo(() => (there ? wanted(all, show) : []), [all, show, there]);
  const rows = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const selected = task ?? invitation ?? item ?? request ?? given ?? order;
  // What is done or answered meanwhile is listed no more, and stays open all the same.
  const last = useRef<{ id: string; operationId: string }>(undefined);
  const found = held.items.find(({ id }) => id === selected);
  if (found) last.current = { id: found.id, operationId: operationOf(found) };
  const within = last.current?.id === selected ? last.current?.operationId : undefined;
  const at = rows.findIndex((item) => item.id === selected);
  const numberOf = (name: GroupName) => all.find((group) => group.name === name)?.items.length ?? 0;
  const open = held.items.length - numberOf("done");
  const marked = useMemo(() => held.items.filter(bearsMark).length, [held.items]);
  useTitle(t("nav.inbox"));
  useMarking(strictest((inbox.operations.data ?? []).map(levelOf)));

  const go = (item: Item | undefined) => {
    if (item) void navigate({ search: { ...(asked ? { show: asked } : {}), [item.what]: item.id }, resetScroll: false });
  };
  const close = () => void navigate({ search: asked ? { show: asked } : {}, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]));
  useTopWhenAlone(selected);
  const onward = () => go(rows[at + 1] ?? rows[at - 1]);

  return (
    <div className={`beside${selected ? " open" : ""}`}>
      <h1 className="hidden only-phone">{t("nav.inbox")}</h1>
      <div className="items">
        <div className="items-head">
          <h1>{t("nav.inbox")}</h1>
          <span className="quiet">{t("inbox.counts", { open, late: numberOf("late"), soon: numberOf("soon") })}</span>
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
        <Items groups={groups} current={selected} show={asked} now={now} nameOf={nameOf} operationOf={(id) => inbox.operations.data?.find((one) => one.operationId === id)} />
        <p className="items-keys">
          <kbd>j</kbd> <kbd>k</kbd> {t("inbox.keys.move")} · <kbd>a</kbd> {t("task.accept")} · <kbd>s</kbd> {t("task.assign")} · <kbd>d</kbd>{" "}
          {t("task.decline")} · <kbd>?</kbd> {t("key.sheet")}
        </p>
      </div>
      {task ? (
        <TaskDetail key={task} taskId={task} close={close} after={onward} />
      ) : invitation ? (
        <InvitationDetail key={invitation} operationId={invitation} close={close} />
      ) : item && within ? (
        <ItemDetail key={item} operationId={within} itemId={item} close={close} />
      ) : request && within ? (
        <ContributionDetail key={request} operationId={within} contributionId={request} close={close} />
      ) : given && within ? (
        <PackageDetail key={given} operationId={within} packageId={given} close={close} />
      ) : order && within ? (
        <CopyDetail key={order} operationId={within} orderId={order} close={close} />
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
