import "./plan.css";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { toldUnits, useMayFor, useSeesAll } from "@/features/operations/lead";
import { LeadNote } from "@/features/operations/LeadNote";
import { codeNameOf, isOver, useOperation } from "@/features/operations/operations";
import { SaveTemplate } from "@/features/templates/SaveTemplate";
import { addPlanComment, createOperation, reviseOperation, savePlanTemplate } from "@/gen/methods";
import type { Operation, Plan, PlanRevision } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { Difference } from "@/parts/Difference";
import { differences } from "@/parts/differences";
import { strictest, useMarking } from "@/parts/Handling";
import { Empty, Loaded, Loading } from "@/parts/Loaded";
import { part } from "@/parts/part";
import { Panel } from "@/parts/Panel";
import { State } from "@/parts/State";
import { usePerson } from "@/parts/usePerson";
import { useAsks } from "@/shell/asks";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { openOf, placesOf, useComments } from "./comments";
import { isNothing, sections } from "./completeness";
import { Decide } from "./Decide";
import { PointList, toldPoints } from "./facts/Points";
import { Hash } from "./Hash";
import { PlaceDialog } from "./PlaceDialog";
import { PlanFacts } from "./PlanFacts";
import { CommentingContext, CommentsPanel, Remarks } from "./Remarks";
import { goTo, sectionId } from "./sections/goTo";
import { Unkept } from "./Unkept";
import { useWriting } from "./useWriting";

/** Who reads needs none of it. */
const PlanEditor = part(() => import("./PlanEditor").then((file) => file.PlanEditor), <Loading rows={8} />);

/** The plan: read first, written in a mode of its own, approved by its hash. */
export function PlanPage() {
  const { operation: operationId } = useParams({ from: "/operations/$operation/plan" });
  const query = useOperation(operationId);
  return <Loaded query={query}>{(operation) => <Revision key={operationId} operation={operation} />}</Loaded>;
}

function Revision({ operation }: { operation: Operation }) {
  const t = useWords();
  const may = useMayFor(operation);
  const mayCreate = useMay()(createOperation);
  const { mode, section } = useSearch({ from: "/operations/$operation/plan" });
  const navigate = useNavigate({ from: "/operations/$operation/plan" });
  const open = operation.openRevision;
  const approved = operation.approvedRevision;
  useMarking(undefined, operation.exercise);
  const shows = mode === "approved" || !open ? approved : open;
  const writable = may(reviseOperation) && !isOver(operation);
  // Who writes stays with what was typed and refused, also when the operation has ended meanwhile.
  const writes = useRef(false);
  writes.current = mode === "edit" && (writable || writes.current);
  const edits = writes.current;
  const writing = useWriting(operation, edits);
  const query = useComments(operation.operationId);
  const comments = query.data;
  const plan = edits ? writing.mine : shows?.plan;
  useSection(section);
  /** To where a point is filled: it is written there by whoever may. */
  const go = (to: string) => (writable ? void navigate({ search: { mode: "edit", section: to } }) : goTo(to));
  const dialogs = useAsks(plan ? [may(savePlanTemplate) && "template", ...placesOf(plan).map((place) => `comments.${place}`)] : []);
  if (!shows?.plan || !plan) return <Empty title={t("plan.none")} />;
  const modes = [
    ...(open ? ([["open", t("plan.mode.open", { number: open.number })]] as const) : []),
    ...(approved ? ([["approved", t("plan.mode.approved", { number: approved.number })]] as const) : []),
    ...(writable || edits ? ([["edit", t("plan.mode.edit")]] as const) : []),
  ];
  const told = openOf(comments);
  const current = edits ? "edit" : shows === approved ? "approved" : "open";
  const commenting = comments && { comments, plan, writes: may(addPlanComment) && !isOver(operation), ask: (place: string) => dialogs.ask(`comments.${place}`) };
  return (
    <CommentingContext value={commenting}>
      <Page
        title={t("plan.title", { number: shows.number })}
        within={{ operation: operation.operationId, name: codeNameOf(operation) }}
        beside={<State of={shows.state} box />}
        acts={
          <>
            <Link className="button plain" to="/operations/$operation/revisions" params={{ operation: operation.operationId }}>
              {t("revisions")}
            </Link>
            <Link className="button plain" to="/operations/$operation/history" params={{ operation: operation.operationId }}>
              {t("history")}
            </Link>
            {mayCreate && (
              <Link className="button plain" to="/operations/new" search={{ from: operation.operationId }}>
                {t("plan.copy")}
              </Link>
            )}
            {may(savePlanTemplate) && !edits && (
              <button type="button" className="button plain" onClick={() => dialogs.ask("template")}>
                {t("template.save")}
              </button>
            )}
            {modes.length > 1 && (
              <div className="segments" role="group" aria-label={t("plan.mode")}>
                {modes.map(([one, name]) => (
                  <button key={one} type="button" aria-pressed={current === one} onClick={() => void navigate({ search: { mode: one }, replace: true })}>
                    {one === (open ? "open" : "approved") && told > 0 ? t("plan.mode.comments", { name, number: told }) : name}
                  </button>
                ))}
              </div>
            )}
          </>
        }
      >
        {!edits && <Unkept writing={writing} />}
        <LeadNote operation={operation} />
        {open?.returnReason && shows === open && (
          <div className="note warn">
            <b>{t("fieldname.returnReason")}</b> <span dir="auto">{open.returnReason}</span>
          </div>
        )}
        {edits ? (
          <PlanEditor operation={operation} writing={writing} />
        ) : (
          <Read operation={operation} shows={shows} plan={shows.plan} approved={shows === open ? approved : undefined} comments={query} go={go} writable={writable} />
        )}
      </Page>
      {/* Whoever chooses what is shown has read what was refused, and whoever has written it what came of it. */}
      <Decide key={`${mode ?? ""} ${writing.unread}`} operation={operation} revision={shows === open && !edits ? open : undefined} unkept={writing.unread} go={go} />
      {dialogs.asks === "template" && <SaveTemplate operationId={operation.operationId} revision={shows.number} plan={shows.plan} close={dialogs.close} />}
      {comments && dialogs.asks && dialogs.asks !== "template" && (
        <PlaceDialog key={dialogs.asks} operation={operation} revision={shows} shown={plan} place={dialogs.asks.slice("comments.".length)} comments={comments} close={() => void dialogs.close()} />
      )}
    </CommentingContext>
  );
}

/** One revision, and what it changes of the one in force; marked as the stricter of those that stand there. */
function Read({ operation, shows, plan, approved, comments, go, writable }: { operation: Operation; shows: PlanRevision; plan: Plan; approved: PlanRevision | undefined; comments: ReturnType<typeof useComments>; go: (section: string) => void; writable: boolean }) {
  const t = useWords();
  useMarking(strictest([plan.handlingLevel, approved?.plan?.handlingLevel]));
  // What is missing is read first; where nothing is, what changes.
  const lacks = (shows.missing ?? []).length > 0;
  const list = <Points operation={operation} revision={shows} plan={plan} go={go} writable={writable} />;
  return (
    <div className="columns">
      <div>
        <PlanFacts plan={plan} />
      </div>
      <div>
        {lacks && list}
        {approved && <Changes approved={approved} open={shows} />}
        {comments.isError && <AsBefore query={comments}>{t("comments.failed")}</AsBefore>}
        <CommentsPanel />
        {!lacks && list}
        <Authors revision={shows} />
      </div>
    </div>
  );
}

/** The list that the revision is held to, for those who make it; none where it was submitted before there was one. */
function Points({ operation, revision, plan, go, writable }: { operation: Operation; revision: PlanRevision; plan: Plan; go: (section: string) => void; writable: boolean }) {
  const t = useWords();
  const all = useSeesAll(operation);
  // Who does not make the plan sees it as it is, not what it does without and why.
  if (!all || !revision.completenessVersion) return null;
  return (
    <Panel title={t("plan.points")} note={toldPoints(t, plan)} inset>
      <PointList plan={plan} go={go} leads={(section) => writable || sections[section].some((field) => !isNothing(plan[field]))} />
      <Remarks place="waivers" />
    </Panel>
  );
}

/** The section that the address names, once it is there; it comes with a file of its own. */
function useSection(section: string | undefined): void {
  useEffect(() => {
    if (!section) return undefined;
    const look = setInterval(() => {
      if (!document.getElementById(sectionId(section))) return;
      clearInterval(look);
      goTo(section);
    }, 50);
    const over = setTimeout(() => clearInterval(look), 5_000);
    return () => {
      clearInterval(look);
      clearTimeout(over);
    };
  }, [section]);
}

/** Six lines are read, not sixty pages. */
function Changes({ approved, open }: { approved: PlanRevision; open: PlanRevision }) {
  const t = useWords();
  const number = differences(approved.plan, open.plan).length;
  return (
    <Panel title={t("plan.changes")} note={t("plan.changes.note", { from: approved.number, to: open.number })} inset>
      {number === 0 ? <p>{t("plan.changes.none")}</p> : <Difference before={approved.plan} after={open.plan} />}
    </Panel>
  );
}

function Authors({ revision }: { revision: PlanRevision }) {
  const t = useWords();
  const person = usePerson();
  // A service of the release before says nothing of them.
  const units = revision.authorUnits ?? [];
  return (
    <Panel title={t("plan.who")} inset>
      <dl className="rows">
        <dt>{t("plan.authors")}</dt>
        <dd>{t.list(revision.authorSubjects.map((one) => person(one)))}</dd>
        {units.length > 0 && (
          <>
            <dt>{t("plan.units")}</dt>
            <dd dir="auto">{toldUnits(t, units)}</dd>
          </>
        )}
        {revision.approverSubject && (
          <>
            <dt>{t("plan.approver")}</dt>
            <dd>
              {person(revision.approverSubject)}
              {revision.approverUnit && <bdi> · {toldUnits(t, [revision.approverUnit])}</bdi>}
            </dd>
          </>
        )}
        {revision.noOtherUnitReason && (
          <>
            <dt>{t("plan.unit.reason")}</dt>
            <dd dir="auto">{revision.noOtherUnitReason}</dd>
          </>
        )}
        <dt>{t("plan.hash")}</dt>
        <dd>
          <Hash hash={revision.hash} />
        </dd>
      </dl>
    </Panel>
  );
}
