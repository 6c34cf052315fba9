// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { Report } from "./Report";

/** The address, and whether it follows what is chosen: a signed-out page may come back at the old one. */
let search: Record<string, string | undefined>;
let follows: boolean;
vi.mock("@tanstack/react-router", () => ({
  Link: () => null,
  useSearch: () => search,
  useNavigate: () => (to: { search: (before: typeof search) => typeof search }) => {
    if (follows) search = to.search(search);
  },
}));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));

const tasks = ["A", "B"].map((taskId) => ({ taskId, spec: { title: `Task ${taskId}` } }));

beforeEach(() => {
  search = { operation: "o", task: "A" };
  follows = true;
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("fetch", async (path: string) => {
    if (path.includes("/tasks")) return new Response(JSON.stringify({ tasks, nextPageToken: "" }));
    return new Response(JSON.stringify({ operations: [{ operationId: "o", version: "1", state: "OPERATION_STATE_ACTIVE", yourParticipation: { state: "PARTICIPATION_STATE_ACCEPTED" } }], nextPageToken: "" }));
  });
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

const task = () => screen.getByLabelText<HTMLSelectElement>("Of a task");

async function opened() {
  cleanup();
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Report />
      </QueryClientProvider>
    </IntlProvider>,
  );
  await screen.findByRole("option", { name: "Task B" }, { timeout: 10_000 });
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
}

it.each([true, false])("a reload leaves the task that was chosen after the address had named another (address follows: %s)", async (does) => {
  follows = does;
  await opened();
  expect(task().value).toBe("A");
  fireEvent.change(task(), { target: { value: "B" } });
  await opened();

  expect(task().value).toBe("B");
});

it("none that was chosen stays none, and the same task opened anew is taken again", async () => {
  await opened();
  fireEvent.change(task(), { target: { value: "" } });
  await opened();
  expect(task().value).toBe("");

  search = { operation: "o", task: "A" };
  await opened();
  expect(task().value).toBe("A");
});
