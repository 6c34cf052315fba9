// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { Case } from "@/gen/types";
import english from "@/language/en";
import { CaseMoves } from "./CaseMoves";

let roles = ["compliance-reviewer"];
vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({
  useSession: () => ({ subject: "one", country: "", roles }),
  useMay: () => (method: { roles: readonly string[] }) => method.roles.some((role) => roles.includes(role)),
  signIn: () => undefined,
}));
Object.assign(HTMLDialogElement.prototype, { showModal: () => undefined, close: () => undefined });
Element.prototype.scrollIntoView = () => undefined;
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const waits = { caseId: "1", operationId: "2", version: "1", state: "CASE_STATE_NOMINATED", ownerCountry: "NG", spec: { title: "A ring" }, review: { state: "CASE_REVIEW_STATE_PENDING" } } as unknown as Case;

function show(as: string[], after?: () => void) {
  roles = as;
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" messages={english}>
        <CaseMoves one={waits} after={after} />
      </IntlProvider>
    </QueryClientProvider>,
  );
}

it("an approver is told before anything is written that it is not for them to review", () => {
  show(["compliance-reviewer", "approver"]);

  const pass = screen.getByRole("button", { name: "Pass" });
  expect([pass.getAttribute("aria-disabled"), pass.title]).toEqual(["true", english["reason.MAY_NOT_REVIEW"]]);
  fireEvent.click(pass);
  expect(screen.queryByLabelText("Reason")).toBeNull();
});

it("a reviewer goes on once a case is passed", async () => {
  const after = vi.fn();
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({ case: { ...waits, version: "2" } })));
  show(["compliance-reviewer"], after);

  fireEvent.click(screen.getByRole("button", { name: "Pass" }));
  const dialog = document.querySelector("dialog") as HTMLElement;
  fireEvent.change(screen.getByLabelText("Reason"), { target: { value: "An ordinary-law crime." } });
  fireEvent.submit(dialog.querySelector("form") as HTMLFormElement);

  await waitFor(() => expect(after).toHaveBeenCalledOnce());
});
