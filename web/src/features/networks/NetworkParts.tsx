import "@/features/cases/cases.css";
import "./networks.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useKindCannot } from "@/features/joining/kinds";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import type { Network } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { HandlingLabel, useMarking } from "@/parts/Handling";
import { Empty, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { Tabs } from "@/parts/Tabs";
import type { Called } from "@/shell/may";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { isOpen, networkQuery, useOwns } from "./networks";

const parts = [
  { to: "/operations/$operation/networks/$network", name: "network.overview", exact: true },
  { to: "/operations/$operation/networks/$network/graph", name: "network.graph", exact: false },
  { to: "/operations/$operation/networks/$network/nodes", name: "network.nodes", exact: false },
  { to: "/operations/$operation/networks/$network/supervision", name: "network.supervision", exact: false },
] as const;

interface Given {
  /** Where it is not one of the four parts: what is done to it. */
  doing?: string;
  acts?: (network: Network) => ReactNode;
  children: (network: Network) => ReactNode;
}

/** A page of a network, with the way to its four parts. */
export function NetworkPage({ doing, acts, children }: Given) {
  const t = useWords();
  const { operation: operationId, network: networkId } = useParams({ strict: false }) as { operation: string; network: string };
  const operation = useOperation(operationId).data;
  const query = useQuery(networkQuery(operationId, networkId));
  const network = query.data;
  useMarkingOf(operation);
  useMarking(network?.spec?.handling);
  return (
    <Page
      title={doing ?? network?.spec?.name ?? t("network.one")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      beside={
        network && (
          <>
            <State of={network.state} box />
            {network.spec && <HandlingLabel level={network.spec.handling} />}
          </>
        )
      }
      sub={
        doing && network ? (
          <Link to="/operations/$operation/networks/$network" params={{ operation: operationId, network: networkId }}>
            <bdi>{network.spec?.name}</bdi>
          </Link>
        ) : (
          <Link to="/operations/$operation/networks" params={{ operation: operationId }}>
            {t("network.all")}
          </Link>
        )
      }
      acts={network && acts?.(network)}
    >
      <Loaded query={query} rows={8}>
        {(one) => (
          <>
            {!doing && (
              <Tabs label={t("network.one")}>
                {parts.map(({ to, name, exact }) => (
                  <Link key={to} to={to} params={{ operation: operationId, network: networkId }} activeOptions={{ exact, includeSearch: false }} activeProps={{ "aria-current": "page" }}>
                    {t(name)}
                  </Link>
                ))}
              </Tabs>
            )}
            {one.closeReason && (
              <p className="note">
                <b>{t("network.closed")}</b> <bdi>{one.closeReason}</bdi>
              </p>
            )}
            {children(one)}
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** What its owner alone writes, while it is open; whoever may not is told why. */
export function Owned({ network, method, title, children }: { network: Network; method: Called; title: string; children: ReactNode }) {
  const t = useWords();
  const owns = useOwns(network);
  const kindCannot = useKindCannot(network.operationId);
  if (isOpen(network) && owns(method)) return children;
  return (
    <section className="panel">
      <h2 className="hidden">{title}</h2>
      <Empty title={kindCannot("DESCRIBE_NETWORKS") ?? t(isOpen(network) ? "reason.NOT_YOUR_NETWORK" : "network.closed.text")} />
    </section>
  );
}

/** Whose network it is; a country is not told which other one's. */
export function OwnerOf({ of: { ownerCountry }, nameOf }: { of: Pick<Network, "ownerCountry">; nameOf: (code: string) => string }) {
  const t = useWords();
  const { country } = useSession();
  if (ownerCountry) return <Country code={ownerCountry} name={nameOf(ownerCountry)} />;
  return t(country === "" ? "secretariat" : "network.owner.other");
}
