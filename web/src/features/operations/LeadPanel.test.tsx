// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { programmesQuery } from "@/features/programmes/programmes";
import type { Lead, Operation, Programme } from "@/gen/types";
import english from "@/language/en";
import { mayCall } from "@/shell/may";
import { LeadPanel } from "./LeadPanel";

const navigate = vi.fn();
vi.mock("@tanstack/react-router", () => ({ Link: () => null, useNavigate: () => navigate }));
vi.mock("@/shell/asks");
const person = { subject: "one", roles: ["planner", "approver"], country: "NG", strength: "2" };
vi.mock("@/shell/session", () => ({ useSession: () => person, useMay: () => (method: Parameters<typeof mayCall>[1]) => mayCall(person, method), signIn: () => undefined }));

const operation = (lead: Lead, change: Partial<Operation> = {}) =>
  ({ operationId: "1", version: "7", state: "OPERATION_STATE_PLANNED", lead, programmeId: "", openRevision: { plan: { codeName: "Harmattan" } }, ...change }) as Operation;
const ours: Lead = { secretariat: false, countries: ["NG"] };
const theirs: Lead = { secretariat: true, countries: [] };
const programme = (programmeId: string, lead: Lead) => ({ programmeId, lead, spec: { name: `Programme ${programmeId}` } }) as Programme;

let sent: [string, unknown][] = [];

function shown(now: Operation) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(programmesQuery.queryKey, [programme("a", ours), programme("b", theirs)]);
  const page = (one: Operation) => (
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <LeadPanel operation={one} />
      </QueryClientProvider>
    </IntlProvider>
  );
  const { rerender } = render(page(now));
  return (one: Operation) => rerender(page(one));
}

beforeEach(() => {
  sent = [];
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method === "GET") return new Promise(() => undefined);
    sent.push([path.replace(/^.*:/, ""), JSON.parse(String(init.body))]);
    const { lead = ours } = JSON.parse(String(init.body)) as { lead?: Lead };
    return new Response(JSON.stringify({ operation: operation(lead, { version: "8" }) }));
  });
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

// kobotoolbox/kpi #2466: buttons that were refused to whoever was not the owner were shown all the same.
it.each([
  ["others lead it", operation(theirs)],
  ["its books are closed", operation(ours, { state: "OPERATION_STATE_BOOKS_CLOSED" })],
  ["it was cancelled", operation(ours, { state: "OPERATION_STATE_CANCELLED" })],
])("nothing is offered where %s", (_, one) => {
  shown(one);

  expect(screen.queryAllByRole("button")).toEqual([]);
});

// openSUSE/open-build-service #10067: an owner gave a project up by ticking boxes, and could not take it back.
/** A form is looked over once what was typed is drawn. */
const looked = () => act(() => new Promise<void>((done) => setTimeout(done)));

it("the lead is changed with a reason, once it is another, and who gives it up is told", async () => {
  shown(operation(ours));
  fireEvent.click(screen.getByRole("button", { name: "Change who leads" }));
  const dialog = screen.getByRole("dialog");
  const form = dialog.querySelector("form") as HTMLFormElement;
  fireEvent.change(screen.getByLabelText("Reason"), { target: { value: "The secretariat takes it over." } });
  fireEvent.submit(form);
  await looked();
  expect(sent).toEqual([]);
  expect(screen.queryByText(/^You do not lead it any more/)).toBeNull();

  fireEvent.click(screen.getByLabelText(/Secretariat$/));
  fireEvent.click(screen.getByLabelText(/Nigeria$/));
  expect(screen.getByText(/^You do not lead it any more/)).toBeTruthy();
  fireEvent.submit(form);

  await vi.waitFor(() => expect(sent).toEqual([["changeLead", { version: "7", lead: { secretariat: true, countries: [] }, reason: "The secretariat takes it over." }]]));
  await vi.waitFor(() => expect(navigate).toHaveBeenCalledWith({ to: "/operations" }));
});

it("an operation that nobody leads is not sent", async () => {
  shown(operation(ours));
  fireEvent.click(screen.getByRole("button", { name: "Change who leads" }));
  fireEvent.click(screen.getByLabelText(/Nigeria$/));
  fireEvent.change(screen.getByLabelText("Reason"), { target: { value: "Nobody is left." } });
  fireEvent.submit(screen.getByRole("dialog").querySelector("form") as HTMLFormElement);

  await vi.waitFor(() => expect(document.querySelector("[aria-invalid=true]")).toBeTruthy());
  expect(sent).toEqual([]);
});

// civiform/civiform #10056: whoever was overtaken lost what they had typed.
it("a lead that came in the place of the one that was read is told, and nothing is sent before it was read", () => {
  const comes = shown(operation(ours));
  fireEvent.click(screen.getByRole("button", { name: "Change who leads" }));
  comes(operation({ secretariat: false, countries: ["GH", "NG"] }, { version: "12" }));
  fireEvent.click(screen.getByLabelText(/Secretariat$/));
  fireEvent.change(screen.getByLabelText("Reason"), { target: { value: "Together." } });
  fireEvent.submit(screen.getByRole("dialog").querySelector("form") as HTMLFormElement);

  expect(screen.getByText("It has changed since you opened it.")).toBeTruthy();
  expect(sent).toEqual([]);

  fireEvent.click(screen.getByRole("button", { name: "I have read it" }));
  expect([/Ghana$/, /Nigeria$/, /Secretariat$/].map((name) => screen.getByLabelText<HTMLInputElement>(name).checked)).toEqual([true, true, false]);
  expect(screen.getByLabelText<HTMLTextAreaElement>("Reason").value).toBe("Together.");
});

it("what was chosen before others were added does not drop them when the dialog is opened again", () => {
  sessionStorage.setItem("cordon.draft.one.lead.1", JSON.stringify({ at: "2026-11-27T09:00:00Z", value: { reason: "Together.", chosen: { lead: theirs, instead: JSON.stringify(ours) } } }));
  shown(operation({ secretariat: false, countries: ["GH", "NG"] }));
  fireEvent.click(screen.getByRole("button", { name: "Change who leads" }));

  expect([/Ghana$/, /Nigeria$/, /Secretariat$/].map((name) => screen.getByLabelText<HTMLInputElement>(name).checked)).toEqual([true, true, false]);
});

it("an operation goes into a programme that its planner leads, and into no other", async () => {
  shown(operation(ours));
  fireEvent.click(screen.getByRole("button", { name: "Add to a programme" }));
  const field = screen.getByRole<HTMLSelectElement>("combobox");
  expect([...field.options].map((one) => one.text)).toEqual(["No programme", "Programme a"]);

  fireEvent.change(field, { target: { value: "a" } });
  fireEvent.submit(field.form as HTMLFormElement);

  await vi.waitFor(() => expect(sent).toEqual([["setProgramme", { version: "7", programmeId: "a" }]]));
});
