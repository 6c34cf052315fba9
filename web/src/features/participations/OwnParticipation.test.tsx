// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Caveat, Participation } from "@/gen/types";
import arabic from "@/language/ar";
import english from "@/language/en";
import { Notices } from "@/parts/Notices";
import { OwnParticipation } from "./OwnParticipation";
import { participationsQuery } from "./participations";

const navigate = vi.fn();
vi.mock("@tanstack/react-router", () => ({ Link: () => null, useNavigate: () => navigate }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const hours = { key: "hours-1", note: "Daylight", hours: { timeZone: "Africa/Lagos", from: "07:00", to: "20:00" } } as Caveat;
const days = { key: "holidays", note: "", excludedDays: { timeZone: "Africa/Lagos", firstDay: "2026-12-24", lastDay: "2026-12-26" } } as Caveat;
const later = { key: "later", note: "", vessels: {} } as unknown as Caveat;

const own = (version: string, ...caveats: Caveat[]) =>
  ({ operationId: "1", country: "NG", displayName: "Nigeria", state: "PARTICIPATION_STATE_ACCEPTED", kind: "PARTICIPANT_KIND_FULL", version, caveats: caveats.map((caveat) => ({ caveat, inForceTime: "2026-06-01T00:00:00Z" })) }) as Participation;

function open(caveats: Caveat[], messages = english) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  const comes = (one: Participation) => client.setQueryData(participationsQuery("1").queryKey, [one]);
  comes(own("1", ...caveats));
  render(
    <IntlProvider locale={messages === english ? "en" : "ar"} messages={messages}>
      <QueryClientProvider client={client}>
        <Notices>
          <OwnParticipation operationId="1" />
        </Notices>
      </QueryClientProvider>
    </IntlProvider>,
  );
  fireEvent.click(screen.getByRole("button", { name: messages["caveats.change"] }));
  return { dialog: within(screen.getByRole("dialog")), comes };
}

function answers(refusal?: object) {
  const sent: { caveats: Caveat[]; reason: string; version: string }[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "GET") return new Promise(() => undefined);
    sent.push(JSON.parse(String(init.body)));
    return refusal ? new Response(JSON.stringify(refusal), { status: 400 }) : new Response(JSON.stringify({ participation: own("9") }));
  });
  return sent;
}

it("a caveat of a later release is not typed on, and goes back as it came", async () => {
  const sent = answers();
  const { dialog } = open([later, hours]);

  expect(dialog.getAllByText("A caveat that this page does not know yet").length).toBeGreaterThan(0);
  expect(dialog.queryByText("Inspections only; no action of another kind")).toBeNull();
  fireEvent.change(dialog.getByLabelText("To"), { target: { value: "19:00" } });
  fireEvent.change(dialog.getByLabelText("Reason"), { target: { value: "Shorter days" } });
  fireEvent.click(dialog.getByRole("button", { name: "Change the caveats" }));

  await vi.waitFor(() => expect(sent[0]?.caveats).toEqual([later, { ...hours, hours: { ...hours.hours, to: "19:00" } }]));
});

it("what is typed stays when the list has changed meanwhile, and the change is told in words", async () => {
  const sent = answers();
  const { dialog, comes } = open([hours]);
  fireEvent.change(dialog.getByLabelText("To"), { target: { value: "19:00" } });
  fireEvent.change(dialog.getByLabelText("Reason"), { target: { value: "Shorter days" } });

  act(() => void comes(own("2", hours, days)));
  const told = (await dialog.findByRole("alert")).textContent;
  expect(told).toContain("No action from ");
  expect(told).not.toMatch(/2026-12-24|excludedDays|inForceTime/);
  fireEvent.click(dialog.getByRole("button", { name: "I have read it" }));

  expect((dialog.getByLabelText("To") as HTMLInputElement).value).toBe("19:00");
  expect((dialog.getByLabelText("Reason") as HTMLInputElement).value).toBe("Shorter days");
  fireEvent.click(dialog.getByRole("button", { name: "Change the caveats" }));
  await vi.waitFor(() => expect(sent).toEqual([{ version: "2", reason: "Shorter days", caveats: [{ ...hours, hours: { ...hours.hours, to: "19:00" } }, days] }]));
});

it("who adds a caveat writes it at once, and who removes one can bring it back", () => {
  const { dialog } = open([hours, days]);

  fireEvent.change(dialog.getByLabelText("Add a caveat"), { target: { value: "priorApproval" } });
  fireEvent.click(dialog.getByRole("button", { name: "Add" }));
  expect(document.activeElement).toBe(dialog.getByLabelText("Authority that approves"));

  fireEvent.click(dialog.getByRole("button", { name: "Remove: Hours" }));
  expect(dialog.queryByLabelText("From")).toBeNull();
  expect(document.activeElement).toBe(dialog.getByRole("button", { name: "Undo" }));
  fireEvent.click(dialog.getByRole("button", { name: "Undo" }));

  expect(dialog.getAllByRole("group").map((one) => one.getAttribute("data-key")).filter((key) => key !== null)).toEqual(["hours-1", "holidays", "prior-approval-1"]);
  expect(dialog.getByDisplayValue("Daylight")).toBeTruthy();
  expect(document.activeElement).toBe(dialog.getByRole("button", { name: "Remove: Hours" }));
});

it("a group of boxes says nowhere that it is required, which groups cannot", () => {
  const { dialog } = open([{ key: "no-raids", note: "", excludedKinds: { kinds: ["ACTION_KIND_RAID"] } } as Caveat]);

  expect(dialog.getByRole("group", { name: "No actions of these kinds" }).getAttribute("aria-required")).toBeNull();
});

it.each([
  [english, "The hours end when they begin."],
  [arabic, "تنتهي الساعات حين تبدأ."],
])("what is wrong with a caveat is told in the reader's language, once", async (messages, said) => {
  answers({ status: 400, reason: "INCONSISTENT", violations: [{ field: "caveats[0].hours.to", reason: "hours.empty", description: "The hours end when they begin; exclude kinds, or leave the caveat out." }] });
  const { dialog } = open([hours], messages);
  fireEvent.change(dialog.getByLabelText(messages["caveat.to"]), { target: { value: "07:00" } });
  fireEvent.change(dialog.getByLabelText(messages["reason"]), { target: { value: "Shorter days" } });
  fireEvent.click(dialog.getByRole("button", { name: messages["caveats.change"] }));

  expect(await dialog.findAllByText(new RegExp(said))).toHaveLength(1);
  expect(dialog.getByRole("alert").textContent).not.toMatch(/leave the caveat out|hours\.to/);
});

it("what is wrong with a caveat stays with it when one before it is removed", async () => {
  const evening = { key: "evening", note: "", hours: { timeZone: "Africa/Lagos", from: "18:00", to: "18:00" } } as Caveat;
  answers({ status: 400, reason: "INCONSISTENT", violations: [{ field: "caveats[1].hours.to", reason: "hours.empty", description: "" }] });
  const { dialog } = open([days, evening, { ...evening, key: "night" }]);
  fireEvent.change(dialog.getByLabelText("Reason"), { target: { value: "Evenings" } });
  fireEvent.click(dialog.getByRole("button", { name: "Change the caveats" }));
  await dialog.findByText(/The hours end when they begin/);

  fireEvent.click(dialog.getByRole("button", { name: "Remove: Excluded days" }));

  expect(dialog.getAllByLabelText("To").map((one) => one.getAttribute("aria-invalid"))).toEqual(["true", null]);
});

it("who has withdrawn is led away from what is no more there for them", async () => {
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => (init.method === "GET" ? new Promise(() => undefined) : new Response(JSON.stringify({ participation: own("2") }))));
  open([hours]);
  fireEvent.click(screen.getByRole("button", { name: "Withdraw" }));
  const dialog = within(screen.getAllByRole("dialog").at(-1) as HTMLElement);
  fireEvent.change(dialog.getByLabelText("Reason"), { target: { value: "Needed at home" } });
  fireEvent.click(dialog.getByRole("button", { name: "Withdraw" }));

  await vi.waitFor(() => expect(navigate).toHaveBeenLastCalledWith({ to: "/operations" }));
});
