import { useQuery } from "@tanstack/react-query";
import { listOrderReaders } from "@/gen/methods";
import type { OrderCopy } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Panel } from "@/parts/Panel";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { useNow, When } from "@/parts/Time";
import { usePerson } from "@/parts/usePerson";
import { useMay } from "@/shell/session";
import { copyState, orderReadersQuery } from "./orders";

/** The copy of the reader's country: whose it is, how far, and by when it is destroyed. */
export function OwnCopy({ copy }: { copy: OrderCopy }) {
  const t = useWords();
  const now = useNow();
  return (
    <Panel title={t("order.copy.own")} inset>
      <Rows
        rows={[
          [t("copy"), t("order.copy.of", { number: copy.copyNumber, of: copy.ofCopies })],
          [t("fieldname.state"), <State key="state" of={copyState(copy, now)} />],
          [t("order.given"), <When key="given" time={copy.giveTime} />],
          [t("order.received"), copy.receiveTime && <When key="received" time={copy.receiveTime} />],
          [t("order.destroyBy"), <When key="by" time={copy.destroyTime} />],
          [t("order.calledIn"), copy.callInTime && <When key="in" time={copy.callInTime} />],
          [t("order.destroyed"), copy.destructionTime && <When key="destroyed" time={copy.destructionTime} />],
          [t("fieldname.note"), copy.destructionNote && <bdi key="note" className="written">{copy.destructionNote}</bdi>],
          [t("order.readers"), copy.readers > 0 && t("order.readers.count", { number: copy.readers })],
        ]}
      />
      <Readers copy={copy} />
    </Panel>
  );
}

/** Who of the country's officers has read it: told to those who speak for the country alone. */
function Readers({ copy }: { copy: OrderCopy }) {
  const t = useWords();
  const may = useMay();
  const person = usePerson();
  const readers = useQuery({ ...orderReadersQuery(copy.operationId, copy.orderId), enabled: may(listOrderReaders) && copy.readers > 0 }).data ?? [];
  if (readers.length === 0) return null;
  return (
    <ul className="lined order-readers" aria-label={t("order.readers")} tabIndex={0}>
      {readers.map(({ personId, country, readTime }) => (
        <li key={personId}>
          {person(personId, country)} <When time={readTime} plain />
        </li>
      ))}
    </ul>
  );
}
