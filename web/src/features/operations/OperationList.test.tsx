// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { OperationList } from "./OperationList";

const navigate = vi.fn();
let search: Record<string, string>;
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: unknown }) => children, useSearch: () => search, useNavigate: () => navigate }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "", roles: [] }), useMay: () => () => false, signIn: () => undefined }));

beforeEach(() => {
  search = {};
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const list = () =>
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <OperationList />
      </QueryClientProvider>
    </IntlProvider>,
  );
const named = (operationId: string, codeName: string) => ({ operationId, state: "OPERATION_STATE_PLANNED", openRevision: { state: "PLAN_STATE_DRAFT", plan: { codeName, handlingLevel: "HANDLING_LEVEL_GREEN", crimeAreas: [] } } });

it("what is typed into the search stands there before the address holds it", async () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  list();
  const field = screen.getByRole<HTMLInputElement>("searchbox");

  fireEvent.input(field, { target: { value: "ser" } });

  expect(field.value).toBe("ser");
  await waitFor(() => expect(navigate).toHaveBeenCalled());
  expect(navigate.mock.lastCall?.[0].search({ state: "x" })).toEqual({ state: "x", find: "ser" });
});

it("what the list itself can say is listed, and all else is searched for at the server", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return new Response(JSON.stringify({ operations: [named("o", "Falcon")], nextPageToken: "", unreadable: 0 }));
  });
  search = { state: "OPERATION_STATE_PLANNED" };
  list();
  await screen.findByText("Falcon");
  cleanup();
  search = { find: "falc", area: "CRIME_AREA_FRAUD", mode: "real" };
  list();
  await screen.findByText("Falcon");

  const [listed, searched] = asked.map((path) => new URL(path, "http://here"));
  expect(listed?.pathname).toBe("/api/v1/operations");
  expect(listed?.searchParams.get("state")).toBe("OPERATION_STATE_PLANNED");
  expect(searched?.pathname).toBe("/api/v1/operations:search");
  expect(Object.fromEntries(searched?.searchParams ?? [])).toMatchObject({ words: "falc", crimeArea: "CRIME_AREA_FRAUD", exercise: "false", pageSize: "50" });
});

it("a page with nothing in it is not the end, and what is not counted is told as at least", async () => {
  const pages = [
    { operations: [], nextPageToken: "1", unreadable: 0 },
    { operations: [named("o", "Falcon")], nextPageToken: "2", unreadable: 0 },
    { operations: [named("p", "Shield")], nextPageToken: "", unreadable: 0 },
  ];
  vi.stubGlobal("fetch", async (path: string) => new Response(JSON.stringify(pages[Number(new URL(path, "http://here").searchParams.get("pageToken") || 0)])));
  search = { find: "a" };
  list();
  await screen.findByText("Falcon");
  expect(screen.getByText("At least 1 operation")).toBeTruthy();

  fireEvent.click(screen.getByRole("button", { name: "Show more" }));

  await screen.findByText("Shield");
  expect(screen.getByText("2 operations")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
});
