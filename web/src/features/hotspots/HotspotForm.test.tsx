// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { operationQuery, operationsQuery } from "@/features/operations/operations";
import type { Hotspot, HotspotSpec, Operation } from "@/gen/types";
import english from "@/language/en";
import { MarkingProvider } from "@/parts/Handling";
import { typedOn } from "@/parts/typedOn";
import { HotspotForm } from "./HotspotForm";
import { fieldsOf, hotspotQuery, typedOf } from "./hotspots";

const search: { revise?: string } = {};
vi.mock("@tanstack/react-router", () => ({ Link: () => null, useParams: () => ({ operation: "1" }), useSearch: () => search, useNavigate: () => () => undefined }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "planner", country: "", roles: [] }), useMay: () => () => true, signIn: () => undefined }));
const drawn = vi.hoisted(() => new Set<unknown>());
vi.mock("./PointMap", () => ({ PointMap: ({ spots }: { spots: unknown }) => void drawn.add(spots) }));

const spec = { name: "Compound", otherNames: [], country: "NG", online: { type: "ONLINE_TYPE_PLATFORM", address: "one.example" }, risk: "RISK_GRADE_LOW", grounds: "Seen once.", sources: [], visibleTo: [] } as unknown as HotspotSpec;
const hotspot = (version: string, change: Partial<HotspotSpec> = {}, more: Partial<Hotspot> = {}) =>
  ({ hotspotId: "h1", operationId: "1", version, state: "HOTSPOT_STATE_CONFIRMED", spec: { ...spec, ...change }, addedByCountry: "", mergedFromIds: [], ...more }) as Hotspot;

/** How a path is answered; what is not told never comes. */
let answers: (path: string) => unknown;
const sent = vi.fn<(path: string, body: unknown) => Response>();
let asked: string[];
let client: QueryClient;

function show() {
  return render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <MarkingProvider>
          <HotspotForm />
        </MarkingProvider>
      </QueryClientProvider>
    </IntlProvider>,
  );
}
const rests = (ms = 0) => act(async () => void (await new Promise((resolve) => setTimeout(resolve, ms))));
const field = (label: string) => screen.getByLabelText(label) as HTMLInputElement;
const type = (label: string, value: string) => fireEvent.change(field(label), { target: { value } });
const send = async (name: string) => {
  fireEvent.submit(screen.getByRole("form", { name }));
  await rests(10);
};

beforeEach(() => {
  delete search.revise;
  asked = [];
  drawn.clear();
  answers = () => undefined;
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(operationQuery("1").queryKey, { operationId: "1", version: "1" } as Operation);
  client.setQueryData(operationsQuery.queryKey, [{ operationId: "1", version: "1" } as Operation]);
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method !== "GET") return sent(path, JSON.parse(String(init.body)));
    asked.push(path);
    const answer = answers(path);
    if (answer === undefined) return new Promise(() => undefined);
    return new Response(JSON.stringify(answer), { status: (answer as { status?: number }).status ?? 200 });
  });
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
  sent.mockReset();
});

it("a change of another's while one revises is told, takes nothing that was typed, and is not overwritten unread", async () => {
  search.revise = "h1";
  sent.mockImplementation(() => new Response(JSON.stringify({ hotspot: hotspot("3") })));
  client.setQueryData(hotspotQuery("1", "h1").queryKey, hotspot("1"));
  show();
  type("Grounds", "Seen twice.");

  client.setQueryData(hotspotQuery("1", "h1").queryKey, hotspot("2", { name: "Compound at the lagoon" }));
  await rests(10);

  expect(field("Grounds").value).toBe("Seen twice.");
  expect(screen.getByRole("alert").textContent).toContain("It has changed since you opened it.");
  await send("Revise");
  expect(sent).not.toHaveBeenCalled();

  fireEvent.click(screen.getByRole("button", { name: "I have read it" }));
  expect(field("Name").value).toBe("Compound at the lagoon");
  await send("Revise");
  expect(sent.mock.calls[0]?.[1]).toMatchObject({ version: "2", spec: { name: "Compound at the lagoon", grounds: "Seen twice." } });
});

it("a draft stands on the version that it was begun from, also after a reload", async () => {
  search.revise = "h1";
  client.setQueryData(hotspotQuery("1", "h1").queryKey, hotspot("1"));
  const before = show();
  type("Grounds", "Seen twice.");
  before.unmount();

  client.setQueryData(hotspotQuery("1", "h1").queryKey, hotspot("2", { risk: "RISK_GRADE_HIGH" }));
  show();

  expect(field("Grounds").value).toBe("Seen twice.");
  await send("Revise");
  expect(sent).not.toHaveBeenCalled();
  expect(screen.getByRole("alert").textContent).toContain("It has changed since you opened it.");
});

it("where both have typed, what this person typed stays, and the other's is told", () => {
  const typed = { ...typedOf("1", spec), grounds: "Mine.", begun: hotspot("1") };

  const on = typedOn(hotspot("2", { grounds: "Theirs.", risk: "RISK_GRADE_HIGH" }), typed, fieldsOf);

  expect([on.grounds, on.risk, on.begun?.version]).toEqual(["Mine.", "RISK_GRADE_HIGH", "2"]);
});

it("activity may have moved from a hotspot that is closed, and not from an operation that one is invited to", async () => {
  client.setQueryData(operationsQuery.queryKey, [
    { operationId: "1", version: "1", approvedRevision: { plan: { codeName: "Serengeti" } } },
    { operationId: "3", version: "1", exercise: true, approvedRevision: { plan: { codeName: "Dry Run" } } },
    { operationId: "2", version: "1", invitation: { codeName: "Jackal" } },
  ] as unknown as Operation[]);
  answers = (path) => ({ hotspots: path.includes("HOTSPOT_STATE_CLOSED") ? [hotspot("1", { name: "Torn down" }, { hotspotId: "h2", state: "HOTSPOT_STATE_CLOSED" })] : [hotspot("1", { name: "Villa" })] });
  show();

  expect(await screen.findByRole("option", { name: /Torn down.*\(Closed\)/ })).toBeTruthy();
  expect(screen.getByRole("option", { name: "Villa" })).toBeTruthy();
  expect(screen.getByRole("option", { name: "Serengeti" })).toBeTruthy();
  expect(screen.getByRole("option", { name: /Dry Run.*\(Exercise\)/ })).toBeTruthy();
  expect(screen.queryByRole("option", { name: "Jackal" })).toBeNull();
});

it("a list of hotspots that did not come is told and looked for again", async () => {
  answers = (path) => (path.includes("HOTSPOT_STATE_CLOSED") ? { status: 503, reason: "STORE_UNAVAILABLE" } : { hotspots: [] });
  show();

  expect(await screen.findByText(english["reason.STORE_UNAVAILABLE"])).toBeTruthy();
  answers = () => ({ hotspots: [hotspot("1", { name: "Torn down" }, { hotspotId: "h2", state: "HOTSPOT_STATE_CLOSED" })] });
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("option", { name: /Torn down/ })).toBeTruthy();
});

it("what may be the same is looked for once the typing rests, and not by places that are wrong", async () => {
  const near = () => asked.filter((path) => path.includes("near"));
  show();

  for (const name of ["Ga", "Gat", "Gate"]) type("Name", name);
  await rests(100);
  expect(near()).toEqual([]);
  await rests(450);
  expect(near()).toHaveLength(1);
  expect(near()[0]).toContain("Gate");
  type("Coordinates", "6.4281, 3.4219\nhere");
  await rests(450);
  expect(near()).toHaveLength(1);
});

it("the map beside it is drawn anew once the typing rests, and not at every letter", async () => {
  show();
  type("Coordinates", "6.4281, 3.4219");
  await rests(450);
  expect(drawn.size).toBe(1);

  for (const name of ["G", "Ga", "Gat", "Gate"]) type("Name", name);
  expect(drawn.size).toBe(1);
  await rests(450);
  expect(drawn.size).toBe(2);
});

it("a look for what may be the same that failed is told", async () => {
  answers = (path) => (path.includes("near") ? { status: 503, reason: "STORE_UNAVAILABLE" } : { hotspots: [] });
  show();

  type("Name", "Gate");

  expect(await screen.findByText(english["reason.STORE_UNAVAILABLE"], {}, { timeout: 2_000 })).toBeTruthy();
  expect(screen.getByText("Perhaps the same")).toBeTruthy();
});
