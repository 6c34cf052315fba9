// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { diligenceQuery, waiversQuery } from "@/features/diligence/diligence";
import { operationQuery } from "@/features/operations/operations";
import { participationsQuery } from "@/features/participations/participations";
import type { Operation, Order, OrderContent, OrderCopy, Participation } from "@/gen/types";
import english from "@/language/en";
import { HandlingBanner, MarkingProvider } from "@/parts/Handling";
import { CopyDetail } from "./CopyDetail";
import { OrderForm } from "./OrderForm";
import { OrderMoves } from "./OrderMoves";
import { OrderPage } from "./OrderPage";
import { OrdersPanel } from "./OrdersPanel";
import { orderCopiesQuery, orderQuery, ordersQuery } from "./orders";

let [role, country] = ["planner", ""];
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>, useParams: () => ({ operation: "2", order: "1" }), useNavigate: () => () => undefined }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({
  useSession: () => ({ subject: "one", country, roles: [role] }),
  useMay: () => (method: { roles: readonly string[] }) => method.roles.includes(role),
  signIn: () => undefined,
}));
Object.assign(HTMLDialogElement.prototype, { showModal: () => undefined, close: () => undefined });
Element.prototype.scrollIntoView = () => undefined;

const LATER = "2100-01-01T00:00:00Z";
const BEFORE = "2000-01-01T00:00:00Z";
const sent: unknown[] = [];
let client: QueryClient;

const taking = (...codes: string[]) => codes.map((code) => ({ country: code, displayName: code, state: "PARTICIPATION_STATE_ACCEPTED" })) as unknown as Participation[];
const revision = (number: number) => ({ number, hash: String(number).repeat(64), plan: { codeName: "Serengeti", handlingLevel: "HANDLING_LEVEL_AMBER", situation: `As of ${number}` } });
const operation = (more = {}) => ({ operationId: "2", version: "1", state: "OPERATION_STATE_ACTIVE", stateReason: "", exercise: false, approvedRevision: revision(3), ...more }) as unknown as Operation;
const content = { codeName: "Serengeti" } as unknown as OrderContent;
const copy = (more = {}) => ({ orderId: "1", operationId: "2", version: "3", orderNumber: 2, copyNumber: 3, ofCopies: 14, receiverCountry: "NG", receiverName: "Nigeria", readers: 0, state: "ORDER_COPY_STATE_SENT", destroyTime: LATER, ...more }) as unknown as OrderCopy;
const order = (more = {}) =>
  ({ orderId: "1", operationId: "2", version: "3", number: 2, copies: 2, state: "ORDER_STATE_IN_FORCE", destroyTime: LATER, issueTime: BEFORE, handlingLevel: "HANDLING_LEVEL_AMBER", newerRevisionNumber: 0, supersededByNumber: 0, revisionNumber: 3, revisionHash: "0".repeat(64), recallReason: "", content, ...more }) as unknown as Order;

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(operationQuery("2").queryKey, operation());
  client.setQueryData(participationsQuery("2").queryKey, taking("NG", "GH", "KE"));
  client.setQueryData(orderCopiesQuery("2", "1").queryKey, [copy(), copy({ receiverCountry: "GH", copyNumber: 2, state: "ORDER_COPY_STATE_DESTROYED" })]);
  client.setQueryData(ordersQuery("2").queryKey, [order({ content: undefined })]);
  client.setQueryData(diligenceQuery({ wholeCountries: true }).queryKey, []);
  client.setQueryData(waiversQuery("2").queryKey, []);
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (init?.method !== "POST") return new Promise<Response>(() => undefined);
    sent.push(JSON.parse(init.body as string));
    return new Response(JSON.stringify({ status: 409, reason: path.includes("addCopies") ? "COPY_OVER" : "NOT_TAKING_PART" }), { status: 409 });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
  sent.length = 0;
});

function show(part: ReactNode, as = "planner", of = "") {
  [role, country] = [as, of];
  return render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <MarkingProvider>
          <HandlingBanner />
          {part}
        </MarkingProvider>
      </QueryClientProvider>
    </IntlProvider>,
  );
}
const read = (one: Order) => client.setQueryData(orderQuery("2", "1").queryKey, one);
const banner = () => document.querySelector(".handling .copy")?.textContent?.replaceAll(/[\u2068\u2069]/g, "");
const submit = () => fireEvent.submit(document.querySelector("form") as HTMLFormElement);
const rests = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 10))));

it("what those who see all copies read and print says on each page that it is no numbered copy", () => {
  read(order());
  show(<OrderPage />);

  expect(banner()).toBe("Order 2 · reading copy, not a numbered copy · Secretariat");
  expect(screen.getByText("Reading copy, not a numbered copy")).toBeTruthy();
});

it("a copy that its country has destroyed is not printed once more by number", () => {
  client.setQueryData(operationQuery("2").queryKey, operation({ lead: { secretariat: false, countries: ["NG"] } }));
  read(order({ ownCopy: copy({ state: "ORDER_COPY_STATE_DESTROYED" }) }));
  show(<OrderPage />, "planner", "NG");

  expect(banner()).toContain("reading copy");
});

it("past its time it says so, is read by nobody also without a line, and the next is to be issued", () => {
  read(order({ destroyTime: BEFORE }));
  show(<OrderPage />);

  expect(screen.getByText("Its time has passed")).toBeTruthy();
  expect(screen.queryByText("In force")).toBeNull();
  expect(screen.queryByRole("heading", { name: "Human rights" })).toBeNull();
  expect(screen.queryByRole("button", { name: /Print/ })).toBeNull();
  expect(screen.getByText(english["order.passed.next"])).toBeTruthy();
});

it.each([
  ["CANCELLED", english["operation.note.OPERATION_STATE_CANCELLED"]],
  ["SUSPENDED", english["operation.note.OPERATION_STATE_SUSPENDED"]],
  ["CONCLUDED", english["operation.over"]],
])("an order says that its operation is %s, also beside the inbox", (state, told) => {
  client.setQueryData(operationQuery("2").queryKey, operation({ state: `OPERATION_STATE_${state}` }));
  read(order({ ownCopy: copy() }));
  show(<OrderPage />, "ncb-officer", "NG");
  expect(screen.getByText(told)).toBeTruthy();
  cleanup();

  show(<CopyDetail operationId="2" orderId="1" close={() => undefined} />, "ncb-officer", "NG");
  expect(screen.getByText(told)).toBeTruthy();
});

it("beside the inbox an exercise is marked, and receipt is not asked for what is told no more", () => {
  read(order({ exercise: true, content: undefined, ownCopy: copy() }));
  show(<CopyDetail operationId="2" orderId="1" close={() => undefined} />, "ncb-officer", "NG");

  expect(screen.getByText("Exercise")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /Give receipt/ })).toBeNull();
  expect(screen.getByText(english["order.untold"])).toBeTruthy();
});

it("those who lead are told of countries without a copy, while there is an order to give", () => {
  read(order());
  show(<OrderPage />);
  expect(screen.getByText(/1 country that takes part has no copy/)).toBeTruthy();
  cleanup();

  read(order({ state: "ORDER_STATE_RECALLED", content: undefined }));
  show(<OrderPage />);
  expect(screen.queryByText(/has no copy/)).toBeNull();
});

it("further copies go to those who have none by now; past its time the way is the next order", async () => {
  sessionStorage.setItem("cordon.draft.one.addOrderCopies.1", JSON.stringify({ value: { countries: ["NG", "KE"] }, at: BEFORE }));
  show(<OrderMoves order={order()} />);
  fireEvent.click(screen.getByRole("button", { name: "Give further copies" }));
  expect(screen.getByText(/get none of this order again.*GH/)).toBeTruthy();
  submit();

  await waitFor(() => expect(sent).toEqual([{ version: "3", receiverCountries: ["KE"] }]));
  expect(await screen.findByText(english["order.copyOver.lead"])).toBeTruthy();
});

it("an order is issued from the revision that was read, not from one that came in its place", async () => {
  sessionStorage.setItem("cordon.draft.one.issueOrder.2", JSON.stringify({ value: { countries: ["KE", "FR"] }, at: BEFORE }));
  show(<OrderForm />);
  act(() => void client.setQueryData(operationQuery("2").queryKey, operation({ version: "2", approvedRevision: revision(4) })));
  expect(await screen.findByText(english["changed"])).toBeTruthy();
  submit();
  await rests();
  expect(sent).toEqual([]);

  fireEvent.click(screen.getByRole("button", { name: english["changed.read"] }));
  submit();
  await waitFor(() => expect(sent).toEqual([{ hash: "4".repeat(64), orderInForce: "2", receiverCountries: ["KE"] }]));
});

it("who is to get an order is looked up in due diligence", () => {
  client.setQueryData(diligenceQuery({ wholeCountries: true }).queryKey, [{ assessmentId: "a", subject: { country: "KE" }, spec: { level: "DILIGENCE_LEVEL_WITHHELD", measures: [] } }] as never);
  sessionStorage.setItem("cordon.draft.one.issueOrder.2", JSON.stringify({ value: { countries: ["KE"] }, at: BEFORE }));
  show(<OrderForm />);

  expect(screen.getByText(english["diligence.unwaived"])).toBeTruthy();
});

it("no order is issued in an operation that has ended, and it is not said that books were reopened", async () => {
  client.setQueryData(operationQuery("2").queryKey, operation({ state: "OPERATION_STATE_CONCLUDED" }));
  sessionStorage.setItem("cordon.draft.one.issueOrder.2", JSON.stringify({ value: { countries: ["KE"] }, at: BEFORE }));
  show(<OrderForm />);
  submit();
  await rests();

  expect(screen.getByText(english["operation.over"])).toBeTruthy();
  expect(screen.queryByText(/reopened/)).toBeNull();
  expect(sent).toEqual([]);
});

it("the page of an operation asks once for what an order says", () => {
  read(order());
  show(<OrdersPanel operationId="2" />);

  const asked = client.getQueryCache().find({ queryKey: orderQuery("2", "1").queryKey })?.observers.map(({ options }) => options.refetchInterval);
  expect(asked).toEqual([false]);
});
