import { useAct } from "@/call/useAct";
import { removeNetworkLink } from "@/gen/methods";
import { removeNetworkLinkRequestRules } from "@/gen/rules";
import type { Network, NetworkLink } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useChanged } from "@/parts/Changed";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { linkSaid } from "./elements";
import { LinkList } from "./LinkList";
import { isOpen, touched, useOwns } from "./networks";

/** Links of one node, each of which the owner of the network takes out of it with a reason. */
export function OwnLinks({ network, links, names }: { network: Network; links: readonly NetworkLink[]; names: ReadonlyMap<string, string> }) {
  const t = useWords();
  const owns = useOwns(network);
  const may = isOpen(network) && owns(removeNetworkLink);
  const { asks = "", ask, close } = useAsks(links.map(({ linkId }) => may && `link.${linkId}`));
  const act = useAct(removeNetworkLink, { touches: touched(network.operationId, network.networkId), done: ["link.remove.done"], then: () => void close() });
  const now = links.find(({ linkId }) => asks === `link.${linkId}`);
  const read = useRead(now, asks, (one) => one?.version);
  const { note } = useChanged(read, now, [act], { of: (one) => one?.spec, matters: may });
  const link = read.record;
  return (
    <>
      {links.length === 0 ? <p className="quiet">{t("graph.alone")}</p> : <LinkList links={links} names={names} remove={may ? ({ linkId }) => ask(`link.${linkId}`) : undefined} />}
      {asks && link && (
        <ReasonDialog
          title={t("link.remove.title")}
          effect={t("link.remove.effect", { link: linkSaid(t, link, names) })}
          act={t("link.remove")}
          refusedTitle={t("link.remove.refused")}
          rule={removeNetworkLinkRequestRules.reason}
          draft={`removeLink.${link.linkId}`}
          first={note}
          state={act}
          close={() => void close()}
          send={(reason) => act.run({ operationId: network.operationId, networkId: network.networkId, linkId: link.linkId, version: link.version, reason })}
        />
      )}
    </>
  );
}
