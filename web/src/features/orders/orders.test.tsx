// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { Order, OrderContent, OrderCopy } from "@/gen/types";
import arabic from "@/language/ar";
import english from "@/language/en";
import { HandlingBanner, MarkingProvider, useMarking } from "@/parts/Handling";
import { CopyMoves } from "./CopyMoves";
import { OrderDocument } from "./OrderDocument";
import { OrderMoves } from "./OrderMoves";
import { useOrderPdf } from "./OrderPdf";
import { copyState, dueOfOrder, isInHand, isToDestroy, planOf } from "./orders";

let [role, country] = ["ncb-officer", "NG"];
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: string }) => <button type="button">{children}</button> }));
vi.mock("@/shell/asks");
vi.mock("@/features/operations/lead", () => ({ useMayIn: () => (method: { roles: readonly string[] }) => method.roles.includes(role) }));
vi.mock("@/shell/session", () => ({
  useSession: () => ({ subject: "one", country, roles: [role] }),
  useMay: () => (method: { roles: readonly string[] }) => method.roles.includes(role),
  signIn: () => undefined,
}));
Element.prototype.scrollIntoView = () => undefined;
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

function show(part: ReactNode, as = "ncb-officer", language: "en" | "ar" = "en") {
  [role, country] = [as, as === "planner" ? "" : "NG"];
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, enabled: false } } });
  return render(
    <QueryClientProvider client={client}>
      <IntlProvider locale={language} messages={language === "en" ? english : arabic}>
        {part}
      </IntlProvider>
    </QueryClientProvider>,
  );
}

const names = () => screen.queryAllByRole("button").map((one) => one.textContent?.replace(/[A-Z]$/, ""));
const LATER = "2100-01-01T00:00:00Z";
const BEFORE = "2000-01-01T00:00:00Z";
const copy = (state: string, destroyTime = LATER, more = {}) =>
  ({ orderId: "1", operationId: "2", version: "3", orderNumber: 2, copyNumber: 3, ofCopies: 14, receiverCountry: "NG", receiverName: "Nigeria", readers: 0, state: `ORDER_COPY_STATE_${state}`, destroyTime, ...more }) as unknown as OrderCopy;

it.each([
  ["ncb-officer", "SENT", true, ["Confirm that it is destroyed", "Give receipt", "Read and understood"]],
  ["ncb-officer", "RECEIVED", true, ["Confirm that it is destroyed", "Read and understood"]],
  ["ncb-officer", "RECEIVED", false, ["Confirm that it is destroyed"]],
  // A country that takes part no more has not been told what it says since.
  ["ncb-officer", "SENT", false, ["Confirm that it is destroyed"]],
  ["ncb-officer", "CALLED_IN", false, ["Confirm that it is destroyed"]],
  ["ncb-officer", "DESTROYED", false, []],
  ["field-officer", "SENT", true, ["Read and understood"]],
  ["field-officer", "CALLED_IN", false, []],
  ["leadership", "SENT", true, []],
] as [string, string, boolean, string[]][])("%s of a copy that is %s, told what it says: %s, may: %s", (as, state, told, expected) => {
  show(<CopyMoves copy={copy(state)} readTime={undefined} told={told} reads={told} />, as);

  expect(names()).toEqual(expected);
});

it("a device whose clock is ahead keeps nobody from giving receipt", () => {
  show(<CopyMoves copy={copy("SENT", BEFORE)} readTime={undefined} told reads={false} />);

  expect(names()).toEqual(["Confirm that it is destroyed", "Give receipt"]);
});

it("that it is understood is said last, once, and not before it was read", async () => {
  const sent: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    sent.push(path);
    return new Response(JSON.stringify({ reader: {}, entry: "e" }));
  });
  show(<CopyMoves copy={copy("RECEIVED")} readTime={undefined} told reads />, "field-officer");
  fireEvent.click(screen.getByRole("button", { name: /Read and understood/ }));
  await waitFor(() => expect(sent.some((path) => path.endsWith("/orders/1:confirmRead"))).toBe(true));
  cleanup();

  show(<CopyMoves copy={copy("RECEIVED")} readTime="2026-11-20T10:00:00Z" told reads />, "field-officer");
  expect(names()).toEqual([]);
  expect(screen.getByText(/^Read and understood at/)).toBeTruthy();
  cleanup();

  show(<CopyMoves copy={copy("RECEIVED")} readTime={undefined} told reads={false} />, "field-officer");
  expect(names()).toEqual([]);
});

const order = (state: string, more = {}) => ({ orderId: "1", operationId: "2", version: "3", number: 2, copies: 2, state: `ORDER_STATE_${state}`, destroyTime: LATER, handlingLevel: "HANDLING_LEVEL_AMBER", ...more }) as unknown as Order;

it.each([
  ["planner", "IN_FORCE", ["Issue the next order", "Give further copies", "Recall"]],
  ["planner", "SUPERSEDED", ["Issue the next order"]],
  ["planner", "RECALLED", ["Issue the next order"]],
  ["duty-officer", "IN_FORCE", []],
] as [string, string, string[]][])("%s of an order that is %s may: %s", (as, state, expected) => {
  show(<OrderMoves order={order(state)} />, as);

  expect(names()).toEqual(expected);
});

const content = {
  codeName: "Serengeti",
  information: { situation: "Call centres defraud people.", area: "", crimeAreas: ["CRIME_AREA_FRAUD"], legalBasis: "A mandate", leadAgency: "The secretariat", supportingAgencies: [], cooperation: "" },
  intention: { purpose: "PURPOSE_CRIME_INVESTIGATION", startTime: "2026-11-01T00:00:00Z", endTime: "2026-12-01T00:00:00Z", objectives: [], reportCurrency: "USD" },
  method: { phases: [{ kind: "PHASE_KIND_ACTION", startTime: "2026-11-10T00:00:00Z", endTime: "2026-11-12T00:00:00Z", gate: "Everybody is ready." }], instructions: "", teamComposition: "Two each", commandPosts: [], abortCriteria: [{ key: "a", criterion: "A target is warned.", decider: "Commander" }] },
  administration: { resourceNeeds: [], technicalEquipment: "", logistics: "", reportingDuties: [] },
  riskAssessment: { risks: [{ key: "leak", title: "It becomes known", likelihood: "RISK_LIKELIHOOD_LIKELY", impact: "RISK_IMPACT_MAJOR", control: "Few know it.", owner: "Commander" }] },
  communications: { communications: [{ step: "COMMUNICATION_STEP_PRIMARY", means: "Radio", rule: "" }], coordinationUnits: [], liaisonOfficers: [], languages: ["en"] },
  humanRights: { rightsInstructions: "Whoever is met is told why." },
} as unknown as OrderContent;

it("an order has its seven sections in their order, and says where the plan says nothing", () => {
  show(<OrderDocument order={order("IN_FORCE")} content={content} country={undefined} />);

  const heads = screen.getAllByRole("heading", { level: 2 }).map((one) => one.textContent);
  expect(heads).toEqual(["Information", "Intention", "Method", "Administration", "Risk assessment", "Communications", "Human rights"]);
  const part = (name: string) => within(screen.getByRole("heading", { level: 2, name }).parentElement as HTMLElement);
  expect(part("Method").getByText("A target is warned.")).toBeTruthy();
  expect(part("Method").getByText("Everybody is ready.")).toBeTruthy();
  expect(part("Risk assessment").getByText("Few know it.")).toBeTruthy();
  expect(part("Human rights").getByText("Whoever is met is told why.")).toBeTruthy();
  expect(part("Administration").getByText(english["order.part.empty"])).toBeTruthy();
  expect(screen.getAllByText(english["order.part.empty"])).toHaveLength(1);
  // Below a section's heading its parts are headed by the next.
  expect(part("Risk assessment").getByRole("heading", { level: 3 })).toBeTruthy();
});

it("headings are in the reader's language, and the plan's text as it was written", () => {
  show(<OrderDocument order={order("IN_FORCE")} content={content} country={undefined} />, "ncb-officer", "ar");

  expect(screen.getByRole("heading", { level: 2, name: arabic["order.part.humanRights"] })).toBeTruthy();
  expect(screen.getByText("Call centres defraud people.").getAttribute("dir")).toBe("auto");
});

function Marked() {
  useMarking("HANDLING_LEVEL_RED", true, "Order 2 · copy 3 of 14 · Nigeria");
  return null;
}

it("which copy it is, and whose, stands in what every printed page bears", () => {
  show(
    <MarkingProvider>
      <HandlingBanner />
      <Marked />
    </MarkingProvider>,
  );

  const told = document.querySelector(".handling")?.textContent;
  expect(told).toContain("Order 2 · copy 3 of 14 · Nigeria");
  expect(told).toContain("TLP:RED");
});

it("a copy is in hand until its time, and to be destroyed from then on or once it is called in", () => {
  const now = Date.parse("2026-11-20T00:00:00Z");
  const told = (one: OrderCopy) => [isInHand(one, now), isToDestroy(one, now), dueOfOrder(one)];

  expect(told(copy("RECEIVED", "2026-11-20T00:00:01Z"))).toEqual([true, false, "2026-11-20T00:00:01Z"]);
  expect(told(copy("RECEIVED", "2026-11-20T00:00:00Z"))).toEqual([false, true, "2026-11-20T00:00:00Z"]);
  expect(told(copy("CALLED_IN", LATER, { callInTime: BEFORE }))).toEqual([false, true, BEFORE]);
  expect(told(copy("DESTROYED", BEFORE))).toEqual([false, false, BEFORE]);
  expect([copyState(copy("RECEIVED", BEFORE), now), copyState(copy("RECEIVED"), now), copyState(copy("DESTROYED", BEFORE), now)].map((one) => one.slice("ORDER_COPY_STATE_".length))).toEqual(["CALLED_IN", "RECEIVED", "DESTROYED"]);
});

it("what an order says has the parts of a plan, and nothing of what it leaves out", () => {
  const plan = planOf({ content, handlingLevel: "HANDLING_LEVEL_AMBER" });

  expect([plan.situation, plan.abortCriteria.length, plan.rightsInstructions]).toEqual(["Call centres defraud people.", 1, "Whoever is met is told why."]);
  expect([plan.selectionCriteria, plan.waivers, plan.totalsShared]).toEqual([[], [], false]);
});

function Takes({ of }: { of: Order }) {
  const { button, refused } = useOrderPdf(of);
  return (
    <>
      {button}
      {refused}
    </>
  );
}

it("a copy is taken along as a file of the bytes that came, named by order and copy, and a refusal is told", async () => {
  const [asked, files]: [string[], { name: string; blob: Blob }[]] = [[], []];
  let answer = () => new Response(JSON.stringify({ pdf: btoa("%PDF-1.7 \u00e9") }));
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return answer();
  });
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob) => `blob:${blobs.push(blob as Blob)}`;
  URL.revokeObjectURL = () => undefined;
  const click = vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, blob: blobs.at(-1) as Blob });
  });
  show(<Takes of={order("IN_FORCE", { content: { ...content, codeName: 'A/B: "C"\u202e' }, ownCopy: copy("SENT") })} />, "field-officer", "ar");

  fireEvent.click(screen.getByRole("button"));
  await waitFor(() => expect(files).toHaveLength(1));
  expect(files[0]?.name).toBe("A_B_ _C__-2-3.pdf");
  expect([files[0]?.blob.type, files[0]?.blob.size]).toEqual(["application/pdf", 10]);
  expect(asked[0]).toContain("/orders/1/pdf?language=ar&timeZone=");

  answer = () => new Response(JSON.stringify({ status: 409, reason: "COPY_OVER", detail: "", metadata: {} }), { status: 409 });
  await waitFor(() => expect(screen.getByRole("button").getAttribute("aria-busy")).toBeNull());
  fireEvent.click(screen.getByRole("button"));
  expect((await screen.findByRole("alert")).textContent).toContain(arabic["order.pdf.refused"]);
  expect(files).toHaveLength(1);
  click.mockRestore();
});
