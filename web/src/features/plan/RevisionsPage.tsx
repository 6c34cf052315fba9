import "./plan.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSeesAll } from "@/features/operations/lead";
import { codeNameOf, isInvitation, toldName, useOperation, useOperations } from "@/features/operations/operations";
import { templateQuery, templatesQuery } from "@/features/templates/templates";
import { listPlanTemplates } from "@/gen/methods";
import type { Operation, Plan, PlanTemplate } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Difference } from "@/parts/Difference";
import { differences } from "@/parts/differences";
import { Form, SelectField } from "@/parts/Form";
import { strictest, useMarking } from "@/parts/Handling";
import { Empty, Failed, Loaded, Loading } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { Exercise, State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { apart, ShortTime } from "@/parts/Time";
import { usePerson } from "@/parts/usePerson";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { Hash } from "./Hash";
import { movedTo } from "./planRules";
import { type Choice, choicesOf, pairOf, revisionQuery, revisionsQuery } from "./revisions";

/** Which revisions of a plan there were, and in what two of them differ, or one and another operation's plan. */
export function RevisionsPage() {
  const { operation: operationId } = useParams({ from: "/operations/$operation/revisions" });
  const query = useOperation(operationId);
  return <Loaded query={query}>{(operation) => <Revisions key={operationId} operation={operation} />}</Loaded>;
}

function Revisions({ operation }: { operation: Operation }) {
  useMarking(undefined, operation.exercise);
  const t = useWords();
  const query = useQuery({ ...revisionsQuery(operation.operationId), enabled: !isInvitation(operation) });
  if (isInvitation(operation)) return <Empty title={t("plan.none")} />;
  return (
    <Page
      title={t("revisions")}
      within={{ operation: operation.operationId, name: codeNameOf(operation) }}
      acts={
        <Link className="button line" to="/operations/$operation/plan" params={{ operation: operation.operationId }}>
          {t("operation.toPlan")}
        </Link>
      }
    >
      <Loaded query={query}>{(kept) => <Chosen operation={operation} choices={choicesOf(operation, kept)} />}</Loaded>
    </Page>
  );
}

function Chosen({ operation, choices }: { operation: Operation; choices: readonly Choice[] }) {
  const t = useWords();
  const { from, to, with: other } = useSearch({ from: "/operations/$operation/revisions" });
  const navigate = useNavigate({ from: "/operations/$operation/revisions" });
  const kept = useQuery({ ...templatesQuery(), enabled: useMay()(listPlanTemplates) });
  const templates = kept.data ?? [];
  const template = templates.find(({ templateId }) => templateId === other);
  // What it is compared with is an operation where no template is called so.
  const others = useOperations((!kept.isLoading && !template && other) || undefined).operations.filter((one) => one.operationId !== operation.operationId && one.approvedRevision?.plan);
  const pair = pairOf(choices, from, to);
  if (!pair) return <Empty title={t("plan.none")} />;
  const [older, newer] = pair;
  const against = others.find(({ operationId }) => operationId === other);
  const inForce = against && choicesOf(against, []).find(({ kept }) => kept.inForce);
  const set = (change: { from?: string; to?: string; with?: string }) => void navigate({ search: { from: String(older.number), to: String(newer.number), with: other, ...change }, replace: true, resetScroll: false });
  const options = choices.map(({ number, kept }) => [String(number), `${t("revisions.one", { number })} · ${t(`state.${kept.revision?.state as "PLAN_STATE_DRAFT"}`)}`] as const);
  const noun = t("revisions.one", { number: newer.number });
  return (
    <>
      <Panel title={t("revisions.compare")} inset>
        <Form refusal={undefined} send={() => undefined} label={t("revisions.compare")}>
          <div className="pair">
            <SelectField
              label={t("revisions.with")}
              path="with"
              value={against?.operationId ?? template?.templateId ?? ""}
              change={(chosen) => set({ with: chosen })}
              options={[
                ["", t("revisions.own")],
                ...others.map((one) => [one.operationId, toldName(t, one)] as const),
                ...templates.map((one) => [one.templateId, t("revisions.template", { name: apart(one.spec?.name ?? "") })] as const),
              ]}
            />
            {!against && !template && <SelectField label={t("revisions.older")} path="from" value={String(older.number)} change={(chosen) => set({ from: chosen })} options={options} />}
            <SelectField label={against || template ? t("revisions.this") : t("revisions.newer")} path="to" value={String(newer.number)} change={(chosen) => set({ to: chosen })} options={options} />
          </div>
        </Form>
        {template ? (
          <AgainstTemplate key={template.templateId} template={template} newer={newer} noun={noun} />
        ) : against && inForce ? (
          <Compared
            note={
              <>
                {t("revisions.between", { older: apart(codeNameOf(against)), newer: noun })} <Exercise of={against} />
              </>
            }
            plans={[inForce, newer]}
          />
        ) : older === newer ? (
          <p className="quiet">{t("revisions.same")}</p>
        ) : (
          <Compared note={t("revisions.between", { older: t("revisions.one", { number: older.number }), newer: noun })} plans={[older, newer]} />
        )}
      </Panel>
      <Kept operation={operation} choices={choices} />
    </>
  );
}

/** What a plan says beyond a template, as if that began when it does. */
function AgainstTemplate({ template: { templateId, spec }, newer, noun }: { template: PlanTemplate; newer: Choice; noun: string }) {
  const t = useWords();
  const query = useQuery(templateQuery(templateId));
  const { plan, fault, again } = usePlan(newer);
  if (query.isError || fault) return <Failed fault={query.error ?? fault} again={() => (query.isError ? void query.refetch() : again())} />;
  if (!query.data?.plan || !plan?.startTime) return <Loading rows={4} />;
  const kept = movedTo(query.data.plan, plan.startTime);
  return <Differing note={t("revisions.between", { older: t("revisions.template", { name: apart(spec?.name ?? "") }), newer: noun })} before={kept} after={plan} />;
}

function Differing({ note, before, after }: { note: ReactNode; before: Plan; after: Plan }) {
  const t = useWords();
  useMarking(strictest([before.handlingLevel, after.handlingLevel]));
  return (
    <div className="compared">
      <p className="quiet">{note}</p>
      {differences(before, after).length === 0 ? <p>{t("plan.changes.none")}</p> : <Difference before={before} after={after} />}
    </div>
  );
}

/** In what two plans differ, field by field: what only the first has is struck, what only the second has is marked. */
function Compared({ note, plans: [one, other] }: { note: ReactNode; plans: readonly [Choice, Choice] }) {
  const [before, after] = [usePlan(one), usePlan(other)];
  const failed = [before, after].find(({ fault }) => fault);
  if (failed) return <Failed fault={failed.fault} again={failed.again} />;
  if (!before.plan || !after.plan) return <Loading rows={4} />;
  return <Differing note={note} before={before.plan} after={after.plan} />;
}

/** The plan of one side, asked for where it did not come with the operation. */
function usePlan({ plan, kept, number }: Choice): { plan: Plan | undefined; fault: unknown; again: () => void } {
  const query = useQuery({ ...revisionQuery(kept.operationId, number), enabled: !plan });
  return { plan: plan ?? query.data?.revision?.plan, fault: query.error, again: () => void query.refetch() };
}

function Kept({ operation, choices }: { operation: Operation; choices: readonly Choice[] }) {
  const t = useWords();
  const all = useSeesAll(operation);
  const person = usePerson();
  const columns: Column<Choice>[] = [
    { key: "number", head: t("revisions.revision"), cell: ({ number }) => t.number(number) },
    { key: "state", head: t("fieldname.state"), cell: ({ kept }) => (kept.inForce ? <b>{t("revisions.inForce")}</b> : <State of={kept.revision?.state ?? "PLAN_STATE_APPROVED"} />) },
    { key: "time", head: t("field.utc", { label: t("revisions.approved") }), cell: ({ kept }) => <ShortTime time={kept.approveTime} />, dispensable: 1 },
    // Who does not make the plan is not told who wrote or approved it.
    ...(!all
      ? []
      : [
          { key: "authors", head: t("plan.authors"), cell: ({ kept }) => t.list((kept.revision?.authorSubjects ?? []).map((one) => person(one))), dispensable: 1 } satisfies Column<Choice>,
          { key: "approver", head: t("plan.approver"), cell: ({ kept }) => kept.revision?.approverSubject && person(kept.revision.approverSubject), dispensable: 1 } satisfies Column<Choice>,
        ]),
    { key: "hash", head: t("plan.hash"), cell: ({ kept }) => <Hash hash={kept.revision?.hash ?? ""} />, dispensable: 3 },
  ];
  return (
    <Panel title={t("revisions.all")} note={t("revisions.all.note")}>
      <Table caption={t("revisions.all")} columns={columns} rows={choices} id={({ number }) => String(number)} />
    </Panel>
  );
}
