// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { IntelligencePackage, PackageCopy } from "@/gen/types";
import english from "@/language/en";
import { CopyMoves } from "./CopyMoves";
import { PackageMoves } from "./PackageMoves";
import { WiderUseMoves } from "./WiderUseMoves";

let [role, country] = ["ncb-officer", "NG"];
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: string }) => <button type="button">{children}</button> }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({
  useSession: () => ({ subject: "one", country, roles: role.split(",") }),
  useMay: () => (method: { roles: readonly string[] }) => method.roles.some((one) => role.split(",").includes(one)),
  signIn: () => undefined,
}));
Object.assign(HTMLDialogElement.prototype, { showModal: () => undefined, close: () => undefined });
Element.prototype.scrollIntoView = () => undefined;
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const names = () => screen.queryAllByRole("button").map((one) => one.textContent?.replace(/[A-Z]$/, ""));

/** Shows it, and what comes in its place. */
function shown(part: React.ReactNode, as: string, of: string) {
  [role, country] = [as, of];
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, enabled: false } } });
  const whole = (one: React.ReactNode) => (
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" messages={english}>
        {one}
      </IntlProvider>
    </QueryClientProvider>
  );
  const { rerender } = render(whole(part));
  return (one: React.ReactNode) => rerender(whole(one));
}

function show(part: React.ReactNode, as: string, of: string) {
  shown(part, as, of);
  return names();
}

const given = (state: string, more = {}) =>
  ({ packageId: "1", operationId: "2", version: "3", number: 7, copies: 2, ownerCountry: "NG", state: `PACKAGE_STATE_${state}`, spec: { title: "Numbers", receiverCountries: ["GH"], toSecretariat: true, feedbackDays: 30 }, ...more }) as unknown as IntelligencePackage;

it.each([
  ["ncb-officer", "NG", "DRAFT", ["Give", "Revise", "Withdraw"]],
  ["ncb-officer", "NG", "WAITING", ["Revise", "Withdraw"]],
  ["ncb-officer", "NG", "GIVEN", ["Put another in its place", "Recall"]],
  ["ncb-officer", "NG", "RECALLED", ["Put another in its place"]],
  ["ncb-officer", "NG", "WITHDRAWN", []],
  ["ncb-officer", "GH", "GIVEN", []],
  ["planner", "", "GIVEN", []],
  ["compliance-reviewer", "", "WAITING", ["Pass", "Refuse"]],
  ["compliance-reviewer", "", "GIVEN", []],
] as [string, string, string, string[]][])("%s (%s) of a package that is %s may: %s", (as, of, state, expected) => {
  expect(show(<PackageMoves one={given(state)} />, as, of)).toEqual(expected);
});

it("one that another has taken the place of is not replaced twice", () => {
  expect(show(<PackageMoves one={given("GIVEN", { supersedeTime: "2026-11-01T00:00:00Z" })} />, "ncb-officer", "NG")).toEqual(["Recall"]);
});

it("one that was refused is revised before it is given, and says so", () => {
  show(<PackageMoves one={given("DRAFT", { review: { state: "CASE_REVIEW_STATE_REFUSED", grounds: [] } })} />, "ncb-officer", "NG");

  const give = screen.getByRole("button", { name: /Give/ });
  expect([give.getAttribute("aria-disabled"), give.title]).toEqual(["true", english["package.give.revise"]]);
});

it("an approver is told before anything is written that it is not for them to review", () => {
  show(<PackageMoves one={given("WAITING")} />, "compliance-reviewer,approver", "");

  expect(screen.getByRole("button", { name: /Pass/ }).title).toBe(english["reason.MAY_NOT_REVIEW"]);
});

const copy = (state: string, more = {}) =>
  ({ packageId: "1", copyNumber: 2, packageNumber: 7, operationId: "2", version: "4", ownerCountry: "GH", receiverCountry: "NG", state: `PACKAGE_COPY_STATE_${state}`, feedback: [], widerUses: [], ...more }) as unknown as PackageCopy;

it.each([
  ["SENT", ["Give receipt", "Report what has happened"]],
  ["RECEIVED", ["Give feedback", "Record a use", "Ask for a wider use", "Report what has happened"]],
  ["RECALLED", ["Acknowledge the recall", "Report what has happened"]],
  ["RECALL_ACKNOWLEDGED", ["Report what has happened"]],
])("a receiver may with a copy that is %s: %s", (state, expected) => {
  expect(show(<CopyMoves copy={copy(state)} level={undefined} />, "ncb-officer", "NG")).toEqual(expected);
});

it("a use that is recorded meanwhile stops nobody, feedback that another officer gave does until it is read", () => {
  const then = shown(<CopyMoves copy={copy("RECEIVED")} level={undefined} />, "ncb-officer", "NG");

  then(<CopyMoves copy={copy("RECEIVED", { version: "5", uses: 1 })} level={undefined} />);
  expect(screen.queryByText(english["changed"])).toBeNull();

  then(<CopyMoves copy={copy("FEEDBACK_GIVEN", { version: "6", feedback: [{ number: 1, spec: { outcomes: [], text: "Said", resultReference: "" } }] })} level={undefined} />);
  expect(screen.getByText(english["changed"])).toBeTruthy();
});

it("a wider use is answered as it was read: what is typed for one goes to no other that comes in its place", async () => {
  const asked = (number: number, reason: string) => ({ number, state: "WIDER_USE_STATE_REQUESTED", spec: { kind: "USE_KIND_EVIDENCE", toCountry: "", toAgency: "", reason } });
  const moves = (version: string, ...widerUses: object[]) => <WiderUseMoves copy={copy("RECEIVED", { version, widerUses })} nameOf={(code) => code} />;
  const fetched = vi.fn(() => Promise.resolve(Response.json({})));
  vi.stubGlobal("fetch", fetched);
  const then = shown(moves("4", asked(1, "For a hearing")), "ncb-officer", "GH");
  fireEvent.click(screen.getByRole("button", { name: "Grant" }));
  fireEvent.change(screen.getByLabelText("Reason"), { target: { value: "For that hearing alone." } });

  then(moves("6", { ...asked(1, "For a hearing"), state: "WIDER_USE_STATE_DECLINED" }, asked(2, "For the press")));
  fireEvent.submit(document.querySelector("dialog form") as HTMLFormElement);
  await new Promise((later) => setTimeout(later));
  expect(fetched).not.toHaveBeenCalled();

  fireEvent.click(screen.getByText(english["changed.read"]));
  expect(screen.getByText("For the press")).toBeTruthy();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Reason").value).toBe("");
});

it("whoever only reads is offered nothing", () => {
  expect(show(<CopyMoves copy={copy("RECEIVED")} level={undefined} />, "duty-officer", "")).toEqual([]);
});

it("while one wider use waits no other is asked for, and the reason stands there", () => {
  show(<CopyMoves copy={copy("RECEIVED", { widerUses: [{ number: 1, state: "WIDER_USE_STATE_REQUESTED" }] })} level={undefined} />, "ncb-officer", "NG");

  expect(screen.getByRole("button", { name: "Ask for a wider use" }).title).toBe(english["wider.waits"]);
});

it("a use against a condition is refused with the condition and the way out, which takes along what was typed", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ status: 409, reason: "USE_CONDITION", metadata: { breaches: "INTELLIGENCE_ONLY" }, violations: [] }, { status: 409 })));
  show(<CopyMoves copy={copy("RECEIVED")} level={undefined} />, "ncb-officer", "NG");
  fireEvent.click(screen.getByRole("button", { name: "Record a use" }));
  fireEvent.change(screen.getByLabelText("What for"), { target: { value: "A search at two addresses." } });
  fireEvent.submit(document.querySelector("dialog form") as HTMLFormElement);

  await screen.findByText("intelligence only");
  fireEvent.click(screen.getByText("Ask the owner for it"));
  await waitFor(() => expect(screen.getByLabelText<HTMLTextAreaElement>("What for").value).toBe("A search at two addresses."));
  expect(screen.getByText(english["useAct.widerUse.effect"])).toBeTruthy();
});
