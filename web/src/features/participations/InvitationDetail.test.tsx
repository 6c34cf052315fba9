// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import type { Operation } from "@/gen/types";
import english from "@/language/en";
import { InvitationDetail } from "./InvitationDetail";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));

const invited = { operationId: "1", version: "1", invitation: { codeName: "Serengeti", purpose: "PURPOSE_ASSET_RECOVERY", crimeAreas: [], handlingLevel: "HANDLING_LEVEL_GREEN", leadAgency: "", legalBasis: "" } } as unknown as Operation;
const taken = { operationId: "1", version: "2", approvedRevision: { plan: { codeName: "Serengeti" } } } as Operation;

/** How the operation is answered when it is looked for again. */
let looked: () => Response;
let client: QueryClient;

function show(instead?: (operation: Operation) => string) {
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(operationQuery("1").queryKey, invited);
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <InvitationDetail operationId="1" close={() => undefined} {...(instead ? { instead } : {})} />
      </QueryClientProvider>
    </IntlProvider>,
  );
}

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method !== "GET") return new Response(JSON.stringify({ status: 409, reason: "STALE_VERSION" }), { status: 409 });
    return path.includes("/participations/") ? new Response(JSON.stringify({ participation: { version: "3", displayName: "Nigeria" } })) : looked();
  });
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

it.each([
  ["accepted", () => new Response(JSON.stringify({ operation: taken }))],
  ["declined", () => new Response(JSON.stringify({ status: 404, reason: "NOT_FOUND" }), { status: 404 })],
])("an answer that was refused is told though a colleague has %s meanwhile", async (_, found) => {
  looked = found;
  show((operation) => `in ${operation.version}`);

  fireEvent.click(screen.getByRole("button", { name: /^Accept for/ }));

  await vi.waitFor(() => expect(screen.queryByRole("button", { name: /^Accept for/ })).toBeNull());
  expect(screen.getByText("The invitation was not accepted")).toBeTruthy();
});

it("who declines is not shown, nor asks for, what they do not see any more", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    asked.push(`${init.method} ${path}`);
    return new Response(JSON.stringify({ participation: { version: "3", displayName: "Nigeria" } }));
  });
  show();
  fireEvent.click(await screen.findByRole("button", { name: /^Decline/ }));
  const dialog = within(screen.getAllByRole("dialog").at(-1) as HTMLElement);
  fireEvent.change(dialog.getByLabelText("Reason"), { target: { value: "An election" } });
  fireEvent.click(dialog.getByRole("button", { name: /^Decline/ }));

  await vi.waitFor(() => expect(asked.filter((one) => one.startsWith("POST"))).toHaveLength(1));
  await vi.waitFor(() => expect(asked.filter((one) => one.includes("/participations/NG")).length).toBeGreaterThan(2));
  expect(asked).not.toContain("GET /api/v1/operations/1");
  expect(client.getQueryState(operationQuery("1").queryKey)?.isInvalidated).toBe(true);
});

it("a colleague's answer leads to the operation", async () => {
  show((operation) => `in ${operation.version}`);

  await act(async () => client.setQueryData(operationQuery("1").queryKey, taken));

  expect(await screen.findByText("in 2")).toBeTruthy();
});

it("who is not invited is not asked for their answer", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return new Response(JSON.stringify({ operation: taken }));
  });
  client = new QueryClient();
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <InvitationDetail operationId="1" close={() => undefined} instead={(operation) => `in ${operation.version}`} />
      </QueryClientProvider>
    </IntlProvider>,
  );

  await screen.findByText("in 2");
  expect(asked).toEqual(["/api/v1/operations/1"]);
});
