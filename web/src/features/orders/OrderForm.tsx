import "@/features/plan/plan.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { DiligenceNote } from "@/features/diligence/DiligenceNote";
import { codeNameOf, toldOver, useOperation } from "@/features/operations/operations";
import { Hash } from "@/features/plan/Hash";
import { KindsLeftOut } from "@/features/joining/kinds";
import { CountryChoice } from "@/features/preparation/CountryChoice";
import { useTaking } from "@/features/preparation/items";
import { issueOrder } from "@/gen/methods";
import { issueOrderRequestRules } from "@/gen/rules";
import type { Operation, PlanRevision } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useChanged } from "@/parts/Changed";
import { useDraft } from "@/parts/draft";
import { Form, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { HandlingLabel, useMarking } from "@/parts/Handling";
import { Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { placeOf } from "@/parts/place";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { Rows } from "@/parts/Rows";
import { isolate, useNow } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { Page } from "@/shell/Page";
import { isGoing, ordersQuery, touched } from "./orders";

const FROM = "/operations/$operation/orders/new";

/** Issues the next order, out of the revision that is read here. */
export function OrderForm() {
  const t = useWords();
  const { operation: operationId } = useParams({ from: FROM });
  const query = useOperation(operationId);
  return (
    <Loaded query={query}>
      {(operation) => (
        <Page title={t("order.issue.title")} within={{ operation: operationId, name: codeNameOf(operation) }}>
          {toldOver(t, operation) && <p className="note warn">{toldOver(t, operation)}</p>}
          {operation.approvedRevision ? <Issue operation={operation} revision={operation.approvedRevision} /> : <Empty title={t("reason.NO_APPROVED_PLAN")} />}
        </Page>
      )}
    </Loaded>
  );
}

interface Typed {
  countries: string[];
  destroyTime: string | undefined;
}

/** It is the revision that was read from which it is issued, and not one that has come into force meanwhile. */
function Issue({ operation, revision: now }: { operation: Operation; revision: PlanRevision }) {
  const t = useWords();
  const time = useNow();
  const navigate = useNavigate();
  const { operationId } = operation;
  const among = useTaking(operationId, "RECEIVE_ORDERS");
  const orders = useQuery(ordersQuery(operationId)).data;
  const before = orders?.find((one) => isGoing(one, time));
  // Of two who issue at once the second is told of the first.
  const inForce = orders && { orderInForce: String(orders.find((one) => one.state === "ORDER_STATE_IN_FORCE")?.number ?? 0) };
  const draft = useDraft<Typed>(`issueOrder.${operationId}`, { countries: [], destroyTime: undefined });
  const { value, set } = draft;
  // Whoever takes part no more is no choice any more.
  const countries = value.countries.filter((code) => among.some(({ country }) => country === code));
  const read = useRead(now, operationId, (one) => `${one.number} ${one.hash}`);
  const revision = read.record;
  useMarking(revision.plan?.handlingLevel, operation.exercise);
  const act = useAct(issueOrder, {
    touches: touched(operationId),
    done: ["order.issue.done"],
    settle: draft.drop,
    then: ({ order }) => order && void navigate({ to: "/operations/$operation/orders/$order", params: { operation: operationId, order: order.orderId } }),
  });
  const { note, cannot: changed } = useChanged(read, now, [act], { of: (one) => one.plan, matters: true });
  const cannot = toldOver(t, operation) ?? changed;
  const nameOf = (code: string) => among.find(({ country }) => country === code)?.displayName ?? t.country(code);
  const named = (field: string) => {
    const at = /^receiver_countries\[(\d+)\]$/.exec(field)?.[1];
    return at === undefined ? placeOf(t, field) : isolate(nameOf(countries[Number(at)] ?? ""));
  };
  const send = () => !cannot && void act.run({ operationId, hash: revision.hash, ...inForce, receiverCountries: countries, ...(value.destroyTime ? { destroyTime: value.destroyTime } : {}) });
  return (
    <Form refusal={act.refusal} send={send} label={t("order.issue.title")} round={draft.round}>
      {before && <p className="note warn">{t("order.issue.supersedes", { number: before.number })}</p>}
      <div className="columns">
        <div>
          <Panel title={t("order.receivers")} note={t("country.chosen", { number: countries.length })} inset>
            <CountryChoice
              label={t("fieldname.countries")}
              help={t("order.receivers.help")}
              path="receiver_countries"
              rule={{ ...issueOrderRequestRules.receiver_countries, name: "receiver_countries", required: true }}
              among={among}
              value={countries}
              change={(countries) => set({ countries })}
            />
            <KindsLeftOut operationId={operationId} act="RECEIVE_ORDERS" />
          </Panel>
        </div>
        <div>
          <Panel title={t("order.what")} inset>
            <Rows
              rows={[
                [
                  t("order.revision"),
                  <span key="revision">
                    {t("operation.revision", { number: revision.number })}{" "}
                    <Link to="/operations/$operation/plan" params={{ operation: operationId }}>
                      {t("operation.toPlan")}
                    </Link>
                  </span>,
                ],
                [t("plan.hash"), <Hash key="hash" hash={revision.hash} />],
                [t("fieldname.handlingLevel"), revision.plan && <HandlingLabel key="level" level={revision.plan.handlingLevel} />],
              ]}
            />
          </Panel>
          <Panel title={t("order.issue.title")} inset>
            <div className="stack">
              <TimeField label={t("order.destroyBy")} help={t("order.destroyBy.help")} path="destroy_time" rule={issueOrderRequestRules.destroy_time} value={value.destroyTime} change={(destroyTime) => set({ destroyTime })} />
              <p className="quiet">{t("order.issue.effect")}</p>
              <DiligenceNote operationId={operationId} countries={countries} nameOf={nameOf} />
              <RefusalPanel title={t("order.issue.refused")} refusal={act.refusal} again={act.again} told={["receiver_countries", "destroy_time"]} named={named} />
              {note}
              <FormButtons busy={act.busy} draft={draft} cannot={cannot}>
                {t("order.issue")}
              </FormButtons>
            </div>
          </Panel>
        </div>
      </div>
    </Form>
  );
}
