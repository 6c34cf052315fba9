// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Result } from "@/gen/types";
import english from "@/language/en";
import { ResultMoves } from "./ResultMoves";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "two", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));

const result = (version: string, number: string, change: Partial<Result> = {}) =>
  ({
    resultId: "r",
    operationId: "o",
    version,
    state: "RESULT_STATE_PROVISIONAL",
    country: "NG",
    authorSubjects: ["one"],
    spec: { reference: "NG-1", occurredTime: "2026-11-01T00:00:00Z", taskId: "", placeCountry: "", fraudVictimsTargeted: { count: { number } } },
    ...change,
  }) as unknown as Result;

const sent: unknown[] = [];
let answer: () => Response;
let show: (now: Result) => void;

beforeEach(() => {
  sent.length = 0;
  answer = () => new Response(JSON.stringify({ result: result("9", "9", { state: "RESULT_STATE_VALIDATED" }) }));
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    sent.push([path.split(":").at(-1), JSON.parse(String(init.body)).version]);
    return answer();
  });
  const client = new QueryClient();
  const page = (now: Result) => (
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <ResultMoves result={now} />
      </QueryClientProvider>
    </IntlProvider>
  );
  const { rerender } = render(page(result("1", "5")));
  show = (now) => rerender(page(now));
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

const told = () => screen.queryByText("It has changed since you opened it.");
const validate = () => fireEvent.click(screen.getByRole("button", { name: /^Validate/ }));
const marks = () => [...document.querySelectorAll(".changed del, .changed ins")].map((one) => one.textContent);

it("what has changed since it was opened is shown, and validated only once it was read", async () => {
  show(result("2", "500"));
  validate();
  fireEvent.keyDown(document.body, { key: "v" });

  expect([sent, told() !== null, marks()]).toEqual([[], true, ["5", "500"]]);

  fireEvent.click(screen.getByRole("button", { name: "I have read it" }));
  validate();
  await vi.waitFor(() => expect(sent).toEqual([["validate", "2"]]));
});

it("what changes once more after it was read is told once more, against what was read", () => {
  show(result("2", "500"));
  fireEvent.click(screen.getByRole("button", { name: "I have read it" }));
  show(result("3", "501"));
  validate();

  expect([sent, marks()]).toEqual([[], ["500", "501"]]);
});

it("a rejection waits while what changed under its open dialog was not read, and keeps its reason", async () => {
  fireEvent.click(screen.getByRole("button", { name: /^Reject/ }));
  const reason = () => screen.getByRole("dialog").querySelector("textarea") as HTMLTextAreaElement;
  fireEvent.change(reason(), { target: { value: "Twice." } });
  show(result("2", "500"));
  fireEvent.submit(reason().form as HTMLFormElement);
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(sent).toEqual([]);

  fireEvent.click(screen.getByRole("button", { name: "I have read it" }));
  fireEvent.submit(reason().form as HTMLFormElement);

  await vi.waitFor(() => expect(sent).toEqual([["reject", "2"]]));
});

it("another result is read anew, and what one has done oneself is known", async () => {
  answer = () => new Response(JSON.stringify({ result: { ...result("9", "9", { state: "RESULT_STATE_VALIDATED" }), resultId: "other" } }));
  show({ ...result("7", "5"), resultId: "other" });
  expect(told()).toBeNull();
  validate();
  await vi.waitFor(() => expect(sent).toEqual([["validate", "7"]]));
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  show({ ...result("9", "9", { state: "RESULT_STATE_VALIDATED" }), resultId: "other" });

  expect([told(), screen.getByRole("button", { name: "Withdraw for good" }).getAttribute("aria-disabled")]).toEqual([null, null]);
});

it("who was refused because another has decided is told once what came of it", async () => {
  answer = () => new Response(JSON.stringify({ status: 409, reason: "STALE_VERSION" }), { status: 409 });
  validate();
  await screen.findByText("NG-1 was not decided");
  show(result("2", "5", { state: "RESULT_STATE_REJECTED" }));

  expect([told() !== null, document.querySelectorAll(".difference").length, document.querySelectorAll(".refusal .difference").length]).toEqual([true, 1, 0]);
});
