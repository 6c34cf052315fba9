// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { Result, Submission } from "@/gen/types";
import english from "@/language/en";
import { SubmissionMoves } from "./SubmissionMoves";

const session = { subject: "second", country: "NG", roles: [] };
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => session, useMay: () => () => true, signIn: () => undefined }));
// jsdom has none.
Element.prototype.scrollIntoView = () => undefined;
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  session.subject = "second";
  session.country = "NG";
});

const submission = { submissionId: "s", version: "3", country: "NG", reference: "WEEK-1", state: "SUBMISSION_STATE_ACCEPTED", lines: 2, postedLines: 2, reporterSubject: "field" } as Submission;
const lines = [1, 2].map((line) => ({ line, state: "RESULT_STATE_PROVISIONAL", version: "1", authorSubjects: ["field"] }) as Result);

function show(shown: Submission) {
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <SubmissionMoves submission={shown} lines={lines} />
      </QueryClientProvider>
    </IntlProvider>,
  );
  return screen.queryByRole("button", { name: /^Validate as a whole/ });
}

it("another officer validates the whole of what was seen", async () => {
  const sent: string[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    sent.push(`${path} ${String(init.body)}`);
    return new Response(JSON.stringify({ submission }));
  });

  fireEvent.click(show(submission) as HTMLElement);

  await vi.waitFor(() => expect(sent).toEqual(['/api/v1/submissions/s:validate {"version":"3"}']));
});

it("is off, and says why, for who wrote a line and while lines are posted", () => {
  session.subject = "field";
  expect(show(submission)?.title).toBe("You wrote a line of it. Another officer validates.");
  cleanup();
  session.subject = "second";

  expect(show({ ...submission, postedLines: 1 })?.title).toBe("Possible once all lines are posted.");
});

it.each([
  ["of another country", { country: "KE" }],
  ["that is decided", { state: "SUBMISSION_STATE_VALIDATED" }],
])("is not there for a submission %s", (_, change) => {
  expect(show({ ...submission, ...change } as Submission)).toBeNull();
});

it("a refusal is told though somebody else has decided meanwhile", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ reason: "STALE_VERSION", detail: "It has changed." }), { status: 409, headers: { "Content-Type": "application/problem+json" } }));
  const client = new QueryClient();
  const shown = (one: Submission) => (
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <SubmissionMoves submission={one} lines={lines} />
      </QueryClientProvider>
    </IntlProvider>
  );
  const { rerender } = render(shown(submission));

  fireEvent.click(screen.getByRole("button", { name: /^Validate as a whole/ }));
  await screen.findByText("WEEK-1 was not decided", undefined, { timeout: 10_000 });
  rerender(shown({ ...submission, state: "SUBMISSION_STATE_REJECTED" } as Submission));

  expect(screen.getByText("WEEK-1 was not decided")).toBeTruthy();
  expect(screen.queryByRole("button", { name: /^Validate as a whole/ })).toBeNull();
});

it("a decision that somebody else has taken under the reader's eyes is told as changed, with who took it", async () => {
  const client = new QueryClient();
  const shown = (one: Submission) => (
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <SubmissionMoves submission={one} lines={lines} />
      </QueryClientProvider>
    </IntlProvider>
  );
  const { rerender } = render(shown({ ...submission, deciderSubject: "", rejectReason: "" }));
  // How far its lines are posted, and that they are, decides nothing.
  rerender(shown({ ...submission, version: "4", deciderSubject: "", rejectReason: "" }));
  expect(screen.queryByRole("alert")).toBeNull();

  rerender(shown({ ...submission, version: "5", state: "SUBMISSION_STATE_REJECTED", deciderSubject: "third", rejectReason: "Twice." }));

  const told = screen.getByRole("alert").textContent;
  expect(told).toContain("It has changed since you opened it.");
  expect(told).toContain("third");
  expect([...document.querySelectorAll(".changed del, .changed ins")].map((one) => one.textContent)).toEqual(["Taken", "Rejected", "Twice."]);
  fireEvent.click(screen.getByRole("button", { name: "I have read it" }));
  expect(screen.queryByRole("alert")).toBeNull();
});
