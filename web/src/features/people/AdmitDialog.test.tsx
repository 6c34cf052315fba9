// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Person } from "@/gen/types";
import english from "@/language/en";
import { AdmitDialog } from "./AdmitDialog";
import { FirstPasswords } from "./FirstPassword";

const signIn = vi.hoisted(() => vi.fn());
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "me", country: "", roles: ["approver"], strength: "2" }), signIn }));
Object.assign(HTMLDialogElement.prototype, { showModal: () => undefined, close: () => undefined });
Element.prototype.scrollIntoView = () => undefined;

interface Sent {
  oneTimePassword: string;
  key: string | null;
}
const sent: Sent[] = [];
let answers: (() => Response)[] = [];
let turn = 0;
const refused = (status: number, reason: string) => () => Response.json({ status, reason, metadata: { acr_values: "2" } }, { status });
const done = () => Response.json({ admission: { personId: "x", version: "2" } });

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal("fetch", (_: string, init: RequestInit) => {
    const { oneTimePassword } = JSON.parse(String(init.body)) as Sent;
    sent.push({ oneTimePassword, key: new Headers(init.headers).get("Idempotency-Key") });
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("The line broke."));
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  sessionStorage.clear();
});

function show(first?: string) {
  const person = { personId: `p${turn++}`, username: "a.officer", givenName: "Ada", familyName: "Officer", country: "FR", unit: "", roles: ["ROLE_NCB_OFFICER"], admission: { version: "1", firstOfficer: true, letterReference: "NCB/1", state: "ADMISSION_STATE_PROPOSED" } } as unknown as Person;
  const page = () => (
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" messages={english}>
        <AdmitDialog person={person} first={first} version="1" close={() => undefined} />
        <FirstPasswords />
      </IntlProvider>
    </QueryClientProvider>
  );
  const { rerender, unmount } = render(page());
  return { rerender: () => rerender(page()), again: () => (unmount(), render(page())) };
}
const press = () => fireEvent.submit(document.querySelector("dialog form") as HTMLFormElement);
const shown = () => document.querySelector(".first-password code")?.textContent;

it("is shown once it is done, against the letter, and gone when somebody says that they have it", async () => {
  answers = [done];
  show();

  expect(screen.getByText("NCB/1")).toBeTruthy();
  press();
  await waitFor(() => expect(shown()).toBe(sent[0]?.oneTimePassword));
  expect(JSON.stringify({ ...sessionStorage })).not.toContain(sent[0]?.oneTimePassword);

  fireEvent.click(screen.getByRole("button", { name: "I have it", hidden: true }));
  expect(shown()).toBeUndefined();
});

it("without an answer the same password goes with the same key, also from the dialog opened anew", async () => {
  answers = [];
  const { again } = show();
  press();
  await screen.findByText(/No answer has come/);

  again();
  answers = [done];
  press();
  await waitFor(() => expect(shown()).toBe(sent[0]?.oneTimePassword));
  expect(sent).toEqual([sent[0], sent[0]]);
  fireEvent.click(screen.getByRole("button", { name: "I have it", hidden: true }));
});

it.each([
  [403, "SAME_PERSON"],
  [503, "PEOPLE_UNAVAILABLE"],
])("what was refused was nobody's password: after %s %s another goes with another key", async (status, reason) => {
  answers = [refused(status, reason), done];
  show();
  press();
  await waitFor(() => expect(document.querySelector(".refusal")).toBeTruthy());
  expect(screen.queryByText(/No answer has come/)).toBeNull();

  press();
  await waitFor(() => expect(shown()).toBe(sent[1]?.oneTimePassword));
  expect([sent[1]?.oneTimePassword === sent[0]?.oneTimePassword, sent[1]?.key === sent[0]?.key]).toEqual([false, false]);
  fireEvent.click(screen.getByRole("button", { name: "I have it", hidden: true }));
});

it("nothing is kept for after the second factor, and the browser does not ask before the way there", async () => {
  answers = [refused(401, "STEP_UP_REQUIRED")];
  show();
  press();
  await waitFor(() => expect(signIn).toHaveBeenCalledWith("2"));

  expect(sessionStorage).toHaveLength(0);
  expect(window.dispatchEvent(new Event("beforeunload", { cancelable: true }))).toBe(true);
});

it("nothing is sent before what has changed was read", async () => {
  answers = [done];
  show("It has changed.");
  press();
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(sent).toEqual([]);
});
