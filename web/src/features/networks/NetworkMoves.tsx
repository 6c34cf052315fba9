import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { useAct, useTogether } from "@/call/useAct";
import { caseQuery, casesQuery } from "@/features/cases/cases";
import { useKindCannot } from "@/features/joining/kinds";
import { closeNetwork, linkNetworkCase, listCases, reviseNetwork, unlinkNetworkCase } from "@/gen/methods";
import { closeNetworkRequestRules, unlinkNetworkCaseRequestRules } from "@/gen/rules";
import type { Network } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Dialog } from "@/parts/Dialog";
import { Form, SelectField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Loaded } from "@/parts/Loaded";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useMay } from "@/shell/session";
import { isOpen, isSupervised, touched, useOwns, useStandsIn } from "./networks";

/** What its owner may do with a network now, or the secretariat where that takes part no more. */
export function NetworkMoves({ network }: { network: Network }) {
  const t = useWords();
  const owns = useOwns(network);
  const kindCannot = useKindCannot(network.operationId);
  const may = useMay();
  const open = isOpen(network);
  const standsIn = useStandsIn(network) && open;
  const others = (network.spec?.visibleTo.length ?? 0) > 0;
  const narrows = standsIn && may(reviseNetwork) && others;
  // Whoever says no more in it still lets fewer see it.
  const revises = narrows || (open && owns(reviseNetwork) && (!kindCannot("DESCRIBE_NETWORKS") || others));
  const closes = open && (owns(closeNetwork) || (standsIn && may(closeNetwork)));
  const links = open && owns(linkNetworkCase) && may(listCases);
  const unlinks = open && owns(unlinkNetworkCase);
  const { asks, ask, close } = useAsks<string>([closes && "close", links && "case", ...network.caseIds.map((id) => unlinks && `unlink.${id}`)]);
  const unlinked = asks?.startsWith("unlink.") ? asks.slice("unlink.".length) : "";
  const caseTitle = useQuery({ ...caseQuery(network.operationId, unlinked), enabled: unlinked !== "" }).data?.spec?.title ?? t("network.case");
  const name = network.spec?.name ?? "";
  const how = { touches: touched(network.operationId, network.networkId), together: useTogether(), then: () => void close() };
  const end = useAct(closeNetwork, { ...how, done: ["network.close.done", { name }] });
  const link = useAct(linkNetworkCase, { ...how, done: ["network.link.done", { name }] });
  const unlink = useAct(unlinkNetworkCase, { ...how, done: ["network.unlink.done", { name: caseTitle }] });
  const read = useRead(network, network.networkId, (now) => now.version);
  const { note, cannot } = useChanged(read, network, [end, link, unlink], { of: ({ spec, caseIds, state }) => ({ ...spec, caseIds, state }), matters: closes || links });
  const request = { operationId: network.operationId, networkId: network.networkId, version: read.record.version };
  if (!revises && !closes && !links && !asks) return null;
  return (
    <>
      {!asks && note}
      {standsIn && <p className="note">{t("network.left")}</p>}
      <div className="decide network-moves">
        {revises && (
          <Link className="button line" to="/operations/$operation/networks/new" params={{ operation: network.operationId }} search={{ revise: network.networkId }}>
            {t(narrows ? "network.narrow" : "network.revise")}
          </Link>
        )}
        {links && (
          <Button cannot={cannot} onClick={() => ask("case")}>
            {t("network.link")}
          </Button>
        )}
        {closes && (
          <Button look="stop" hotkey="d" cannot={cannot} onClick={() => ask("close")}>
            {t("network.close")}
          </Button>
        )}
      </div>
      {asks === "close" && (
        <ReasonDialog
          title={t("network.close.title", { name })}
          effect={t(isSupervised(network) ? "network.close.effect.watched" : "network.close.effect")}
          act={t("network.close")}
          refusedTitle={t("network.close.refused")}
          rule={closeNetworkRequestRules.reason}
          draft={`closeNetwork.${network.networkId}`}
          first={note}
          state={end}
          close={() => void close()}
          send={(reason) => end.run({ ...request, reason })}
        />
      )}
      {unlinked && (
        <ReasonDialog
          title={t("network.unlink.title", { name: caseTitle })}
          effect={t("network.unlink.effect")}
          act={t("network.unlink")}
          refusedTitle={t("network.unlink.refused")}
          rule={unlinkNetworkCaseRequestRules.reason}
          draft={`unlinkCase.${unlinked}`}
          first={note}
          state={unlink}
          close={() => void close()}
          send={(reason) => unlink.run({ ...request, caseId: unlinked, reason })}
        />
      )}
      {asks === "case" && <LinkDialog network={network} act={link} first={note} close={() => void close()} send={(caseId) => link.run({ ...request, caseId })} />}
    </>
  );
}

interface Given {
  network: Network;
  act: Pick<ReturnType<typeof useAct>, "refusal" | "busy" | "again">;
  /** What has to be read first: nothing is sent while it is there. */
  first: ReactNode;
  close: () => void;
  send: (caseId: string) => Promise<unknown>;
}

/** Which case it is to be linked to. */
function LinkDialog({ network, act, first, close, send }: Given) {
  const t = useWords();
  const query = useQuery({ ...casesQuery(network.operationId), refetchInterval: false });
  const [chosen, setChosen] = useState("");
  return (
    <Dialog title={t("network.link")} close={close}>
      <Loaded query={query} rows={2}>
        {(cases) => {
          const free = cases.filter(({ caseId }) => !network.caseIds.includes(caseId));
          return (
            <Form refusal={act.refusal} send={() => !first && void send(chosen)}>
              {free.length === 0 ? (
                <p>{t("network.link.none")}</p>
              ) : (
                <SelectField
                  label={t("network.case")}
                  path="case_id"
                  rule={{ name: "case_id", required: true }}
                  value={chosen}
                  change={setChosen}
                  options={[["", "–"], ...free.map((one) => [one.caseId, `${one.spec?.reference ?? ""} · ${one.spec?.title ?? ""}`] as const)]}
                />
              )}
              {first}
              <RefusalPanel title={t("network.link.refused")} refusal={act.refusal} again={act.again} told={["case_id"]} />
              <FormButtons busy={act.busy} cannot={first ? t("changed.first") : free.length === 0 ? t("network.link.none") : undefined} close={close}>
                {t("network.link")}
              </FormButtons>
            </Form>
          );
        }}
      </Loaded>
    </Dialog>
  );
}
