// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, renderHook, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { participationsQuery } from "@/features/participations/participations";
import { addNetworkElements, closeNetwork, linkNetworkCase, mergeNetworkNodes, removeNetworkLink, removeNetworkNode, reviseNetwork, reviseNetworkNode } from "@/gen/methods";
import type { Network, ParticipantKind, Participation } from "@/gen/types";
import english from "@/language/en";
import { MarkingProvider } from "@/parts/Handling";
import { AddForm } from "./AddForm";
import { NetworkMoves } from "./NetworkMoves";
import { networkQuery, useOwns } from "./networks";
import { NodeForm } from "./NodeForm";

let search: object = {};
vi.mock("@tanstack/react-router", () => ({
  Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>,
  useParams: () => ({ operation: "1", network: "2" }),
  useSearch: () => search,
  useNavigate: () => () => undefined,
}));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));

const network = (visibleTo: string[] = []) => ({ operationId: "1", networkId: "2", version: "1", state: "NETWORK_STATE_OPEN", ownerCountry: "NG", caseIds: [], spec: { name: "Heron", visibleTo } }) as unknown as Network;
let client: QueryClient;

function Around({ children }: { children: ReactNode }) {
  return (
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <MarkingProvider>{children}</MarkingProvider>
      </QueryClientProvider>
    </IntlProvider>
  );
}

function takesPartAs(kind: ParticipantKind) {
  client.setQueryData(participationsQuery("1").queryKey, [{ country: "NG", displayName: "Nigeria", kind, state: "PARTICIPATION_STATE_ACCEPTED" }] as Participation[]);
  client.setQueryData(networkQuery("1", "2").queryKey, network());
}

beforeEach(() => {
  search = {};
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

const more = [addNetworkElements, reviseNetworkNode, mergeNetworkNodes, linkNetworkCase];
const less = [removeNetworkNode, removeNetworkLink, closeNetwork, reviseNetwork];

it("an observer says no more in a network of its own, and still takes out of it", () => {
  takesPartAs("PARTICIPANT_KIND_OBSERVER");
  const { result } = renderHook(() => useOwns(network()), { wrapper: Around });

  expect(more.map(result.current)).toEqual([false, false, false, false]);
  expect(less.map(result.current)).toEqual([true, true, true, true]);
});

it("who takes part in full says more in it", () => {
  takesPartAs("PARTICIPANT_KIND_FULL");
  const { result } = renderHook(() => useOwns(network()), { wrapper: Around });

  expect([...more, ...less].map(result.current)).not.toContain(false);
});

it("an observer revises a network only where fewer can see it then", () => {
  takesPartAs("PARTICIPANT_KIND_OBSERVER");
  render(<NetworkMoves network={network()} />, { wrapper: Around });

  expect(screen.queryByText(english["network.revise"])).toBeNull();
  expect(screen.queryByText(english["network.link"])).toBeNull();
  expect(screen.getByText(english["network.close"])).toBeTruthy();
  cleanup();
  render(<NetworkMoves network={network(["GH"])} />, { wrapper: Around });
  expect(screen.getByText(english["network.revise"])).toBeTruthy();
});

it.each([
  ["adds to", <AddForm key="add" />],
  ["revises a member of", <NodeForm key="node" />],
])("an observer who %s a network by its address is told why it cannot", (_, form) => {
  search = { node: "3" };
  takesPartAs("PARTICIPANT_KIND_OBSERVER");
  render(form, { wrapper: Around });

  expect(screen.getByText(/^Your country takes part as “Observer”/)).toBeTruthy();
  expect(screen.queryByRole("form")).toBeNull();
});

it("a closed network, and one of another's, say so by their address", () => {
  takesPartAs("PARTICIPANT_KIND_FULL");
  client.setQueryData(networkQuery("1", "2").queryKey, { ...network(), state: "NETWORK_STATE_CLOSED" });
  render(<AddForm />, { wrapper: Around });
  expect(screen.getByText(english["network.closed.text"])).toBeTruthy();
  cleanup();

  client.setQueryData(networkQuery("1", "2").queryKey, { ...network(), ownerCountry: "GH" });
  render(<AddForm />, { wrapper: Around });
  expect(screen.getByText(english["reason.NOT_YOUR_NETWORK"])).toBeTruthy();
});
