// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import { participationsQuery } from "@/features/participations/participations";
import type { Contribution, Operation } from "@/gen/types";
import english from "@/language/en";
import { ContributionMoves } from "./ContributionMoves";

let [role, country] = ["planner", ""];
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({
  useSession: () => ({ subject: "one", country, roles: [role] }),
  useMay: () => (method: { roles: readonly string[] }) => method.roles.includes(role),
  signIn: () => undefined,
}));
vi.mock("@/features/operations/operations", async (known) => ({ ...(await known<object>()), useOperation: () => ({ data: undefined }) }));
Object.assign(HTMLDialogElement.prototype, { showModal: () => undefined, close: () => undefined });
Element.prototype.scrollIntoView = () => undefined;
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const given = (state: string) =>
  ({ contributionId: "1", operationId: "2", version: "3", country: "NG", needKey: "kits", resource: "Kits", unit: "kits", state: `CONTRIBUTION_STATE_${state}`, askedQuantity: "4", pledgedQuantity: "3", committedQuantity: "2", steps: [] }) as unknown as Contribution;

/** In an operation that the secretariat leads, or these countries. */
function show(as: string, of: string, state: string, lead: string[] = []) {
  [role, country] = [as, of];
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(operationQuery("2").queryKey, { lead: { secretariat: lead.length === 0, countries: lead } } as unknown as Operation);
  client.setQueryData(participationsQuery("2").queryKey, []);
  render(
    <QueryClientProvider client={client}>
      <IntlProvider locale="en" messages={english}>
        <ContributionMoves one={given(state)} />
      </IntlProvider>
    </QueryClientProvider>,
  );
  return screen.queryAllByRole("button").map((one) => one.textContent?.replace(/[A-Z]$/, ""));
}

it.each([
  ["planner", "", "ASKED", ["Take the request back"]],
  ["planner", "", "PLEDGED", ["Commit"]],
  ["planner", "", "COMMITTED", []],
  ["ncb-officer", "NG", "ASKED", ["Pledge", "Decline"]],
  ["ncb-officer", "NG", "PLEDGED", ["Take the pledge back"]],
  ["ncb-officer", "NG", "COMMITTED", ["Report as in use", "Take the pledge back"]],
  ["ncb-officer", "NG", "DEPLOYED", ["Report as released"]],
  ["ncb-officer", "NG", "RELEASED", []],
  ["ncb-officer", "GH", "ASKED", []],
  ["leadership", "", "PLEDGED", []],
  ["planner", "KE", "ASKED", ["Take the request back"], ["KE"]],
  ["planner", "KE", "PLEDGED", ["Commit"], ["KE"]],
  ["planner", "NG", "PLEDGED", [], ["KE"]],
  ["planner", "", "PLEDGED", [], ["KE"]],
] as [string, string, string, string[], string[]?][])("%s (%s) of one that is %s may: %s", (as, of, state, expected, lead) => {
  expect(show(as, of, state, lead)).toEqual(expected);
});

it("no more is pledged than was asked for, which is said at the field", async () => {
  const sent = vi.fn(() => Promise.resolve(Response.json({ contribution: { ...given("PLEDGED"), version: "4" } })));
  vi.stubGlobal("fetch", sent);
  show("ncb-officer", "NG", "ASKED");
  fireEvent.click(screen.getByRole("button", { name: "Pledge" }));
  const form = document.querySelector("dialog form") as HTMLFormElement;
  const field = screen.getByLabelText("How many (kits)") as HTMLInputElement;

  expect(field.value).toBe("4");
  fireEvent.change(field, { target: { value: "5" } });
  fireEvent.submit(form);
  await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
  expect(sent).not.toHaveBeenCalled();

  fireEvent.change(field, { target: { value: "3" } });
  fireEvent.submit(form);
  await waitFor(() => expect(sent).toHaveBeenCalledOnce());
});
