// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { Violation } from "@/gen/types";
import english from "@/language/en";
import { ViolationMoves } from "./ViolationMoves";

let [role, country, subject] = ["ncb-officer", "NG", "one"];
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({
  useSession: () => ({ subject, country, roles: role.split(",") }),
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

const reported = (state: string, more = {}) =>
  ({ violationId: "1", operationId: "2", version: "3", state: `VIOLATION_STATE_${state}`, reporterSubject: "one", reporterCountry: "NG", spec: { kinds: ["VIOLATION_KIND_RIGHTS"], text: "Held" }, notes: [], measures: [], asked: false, reasons: "", ...more }) as unknown as Violation;

function show(one: Violation, as: string, of: string, who: string) {
  [role, country, subject] = [as, of, who];
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, enabled: false } } });
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" messages={english}>
        <ViolationMoves one={one} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return screen.queryAllByRole("button").map((button) => button.textContent?.replace(/[A-Z]$/, ""));
}

it.each([
  ["ncb-officer", "NG", "one", "REPORTED", ["Add something"]],
  ["ncb-officer", "NG", "one", "UNDER_EXAMINATION", ["Add something"]],
  ["ncb-officer", "NG", "one", "FOUNDED", []],
  ["compliance-reviewer", "", "two", "REPORTED", ["Examine"]],
  ["compliance-reviewer", "", "two", "UNDER_EXAMINATION", ["Ask the reporter", "Close the report", "Record a measure"]],
  ["compliance-reviewer", "", "two", "FOUNDED", ["Record a measure"]],
  ["compliance-reviewer", "", "two", "UNFOUNDED", []],
  ["compliance-reviewer", "", "two", "OUT_OF_REMIT", []],
  ["compliance-reviewer", "", "one", "REPORTED", ["Add something"]],
  ["compliance-reviewer,approver", "", "two", "REPORTED", []],
] as [string, string, string, string, string[]][])("%s (%s, %s) of a report that is %s may: %s", (as, of, who, state, expected) => {
  expect(show(reported(state), as, of, who)).toEqual(expected);
});

it("a question that waits is answered first", () => {
  expect(show(reported("UNDER_EXAMINATION", { asked: true }), "field-officer", "NG", "one")).toEqual(["Answer the question"]);
});

it("a report is closed with how and why, at the version that was read", async () => {
  const sent = vi.fn(() => Promise.resolve(new Response(JSON.stringify({ violation: reported("FOUNDED"), entry: "e" }), { headers: { "content-type": "application/json" } })));
  vi.stubGlobal("fetch", sent);
  show(reported("UNDER_EXAMINATION"), "compliance-reviewer", "", "two");

  fireEvent.click(screen.getByRole("button", { name: /^Close/ }));
  fireEvent.change(await screen.findByLabelText(/Outcome/), { target: { value: "VIOLATION_STATE_FOUNDED" } });
  fireEvent.change(screen.getByLabelText(/Reasons/), { target: { value: "Past the term" } });
  fireEvent.submit(document.querySelector("dialog form") as HTMLFormElement);

  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  const [address, request] = sent.mock.calls[0] as unknown as [string, RequestInit];
  expect(address).toContain("/violations/1:close");
  expect(JSON.parse(request.body as string)).toEqual({ version: "3", outcome: "VIOLATION_STATE_FOUNDED", reasons: "Past the term" });
});
