// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import type { Hotspot, HotspotSpec, Operation, Participation } from "@/gen/types";
import english from "@/language/en";
import { MarkingProvider } from "@/parts/Handling";
import { HotspotDetail } from "./HotspotDetail";
import { hotspotQuery } from "./hotspots";

vi.mock("@tanstack/react-router", () => ({ Link: () => null, useNavigate: () => () => undefined }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "planner", country: "", roles: [] }), useMay: () => () => true, signIn: () => undefined }));
vi.mock("./PointMap", () => ({ PointMap: () => null }));

const hotspot = (hotspotId: string, version: string, change: Partial<HotspotSpec> = {}, more: Partial<Hotspot> = {}) =>
  ({
    hotspotId, operationId: "1", version, state: "HOTSPOT_STATE_CONFIRMED", addedByCountry: "", mergedFromIds: [],
    spec: { name: hotspotId === "h1" ? "Villa" : "Villa at the bay", otherNames: [], country: "NG", online: { type: "ONLINE_TYPE_PLATFORM", address: "one.example" }, risk: "RISK_GRADE_LOW", grounds: "Seen.", sources: [], visibleTo: [], ...change },
    ...more,
  }) as unknown as Hotspot;

let other: Hotspot;
let participations: () => Response;
const sent = vi.fn<(path: string, body: unknown) => Response>();
let client: QueryClient;

const rests = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 10))));
const comes = async (one: Hotspot) => {
  other = one.hotspotId === "h2" ? one : other;
  client.setQueryData(hotspotQuery("1", one.hotspotId).queryKey, one);
  await rests();
};
const dialog = () => within(screen.getByRole("dialog"));
const send = async () => {
  fireEvent.submit(dialog().getByRole("form"));
  await rests();
};
async function opened() {
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <MarkingProvider>
          <HotspotDetail operationId="1" hotspotId="h1" close={() => undefined} />
        </MarkingProvider>
      </QueryClientProvider>
    </IntlProvider>,
  );
  fireEvent.click(await screen.findByRole("button", { name: "Merge" }));
  await rests();
}

beforeEach(() => {
  other = hotspot("h2", "1");
  participations = () => new Response(JSON.stringify({ participations: [{ country: "NG", displayName: "Nigeria" }] as Participation[] }));
  client = new QueryClient({ defaultOptions: { queries: { staleTime: 1_000_000, retry: false } } });
  client.setQueryData(operationQuery("1").queryKey, { operationId: "1", version: "1" } as Operation);
  client.setQueryData(hotspotQuery("1", "h1").queryKey, hotspot("h1", "1"));
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method !== "GET") return sent(path, JSON.parse(String(init.body)));
    if (path.includes("participations")) return participations();
    return new Response(JSON.stringify(path.includes("near") ? { hotspots: [{ hotspot: hotspot("h2", "1"), alike: true }] } : { hotspot: path.includes("h2") ? other : hotspot("h1", "1") }));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sent.mockReset();
});

it("nothing is merged before what changed of either of the two was read, and then as it is now", async () => {
  sent.mockImplementation(() => new Response(JSON.stringify({ hotspot: hotspot("h1", "3") })));
  await opened();

  await comes(hotspot("h1", "2", { risk: "RISK_GRADE_HIGH" }));
  await send();
  expect(sent).not.toHaveBeenCalled();
  fireEvent.click(within(dialog().getByRole("region", { name: "Villa" })).getByRole("button", { name: "I have read it" }));
  await comes(hotspot("h2", "2", { grounds: "Seen again." }));
  await send();
  expect(sent).not.toHaveBeenCalled();
  fireEvent.click(within(dialog().getByRole("region", { name: "Villa at the bay" })).getByRole("button", { name: "I have read it" }));
  await send();

  expect(sent.mock.calls[0]?.[1]).toMatchObject({ version: "2", otherHotspotId: "h2" });
});

it("the other goes on with the version that it has by now, not for ever the one of the list", async () => {
  sent.mockImplementation(() => new Response(JSON.stringify({ hotspot: hotspot("h2", "3") })));
  other = hotspot("h2", "2");
  await opened();
  fireEvent.click(await dialog().findByRole("button", { name: "I have read it" }));

  fireEvent.click(dialog().getByLabelText("Villa at the bay"));
  await send();

  expect(sent.mock.calls[0]?.[0]).toContain("h2");
  expect(sent.mock.calls[0]?.[1]).toMatchObject({ version: "2", otherHotspotId: "h1" });
});

it("that one of the two was closed meanwhile is told in the dialog", async () => {
  await opened();

  await comes(hotspot("h1", "2", {}, { state: "HOTSPOT_STATE_CLOSED" }));

  expect(within(dialog().getByRole("region", { name: "Villa" })).getByText("Closed", { selector: "ins" })).toBeTruthy();
});

it("a country that sees one of the two may be ticked though it takes part no more", async () => {
  other = hotspot("h2", "1", { visibleTo: ["GH"] });
  await opened();
  await comes(other);

  expect(dialog().getByRole("checkbox", { name: /Ghana/ })).toBeTruthy();
  expect(dialog().queryByRole("checkbox", { name: /Nigeria/ })).toBeNull();
});

it("a list of countries that did not come is told", async () => {
  participations = () => new Response(JSON.stringify({ status: 503, reason: "STORE_UNAVAILABLE" }), { status: 503 });
  await opened();

  expect(await dialog().findByText(english["reason.STORE_UNAVAILABLE"])).toBeTruthy();
});
