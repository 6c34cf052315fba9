// @vitest-environment jsdom
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { acceptTask } from "@/gen/methods";
import english from "@/language/en";
import { useAct } from "./useAct";

const [tell, then, settle] = [vi.fn(), vi.fn(), vi.fn()];
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "", roles: [] }), signIn: () => undefined }));
vi.mock("@/parts/Notices", () => ({ useTell: () => tell }));

let answer: () => void;
let list: () => void;

function begun() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  client.setQueryData(["tasks"], ["old"]);
  const listed = () => new Promise<string[]>((resolve) => (list = () => resolve(["new"])));
  const hook = renderHook(
    () => {
      const rows = useQuery({ queryKey: ["tasks"], queryFn: listed }).data;
      return { rows, accept: useAct(acceptTask, { touches: [["tasks"]], done: ["task.accept.done", { title: "Raid" }], then, settle }) };
    },
    {
      wrapper: ({ children }: { children: ReactNode }) => (
        <IntlProvider locale="en" messages={english}>
          <QueryClientProvider client={client}>{children}</QueryClientProvider>
        </IntlProvider>
      ),
    },
  );
  act(() => void hook.result.current.accept.run({ taskId: "1", version: "1" }));
  return hook;
}
const comes = (what: () => void) =>
  act(async () => {
    what();
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

beforeEach(() => {
  history.replaceState(null, "", "/inbox?task=1");
  vi.stubGlobal("fetch", () => new Promise((resolve) => (answer = () => resolve(new Response("{}")))));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

it("goes on as soon as it is answered, and cannot be pressed again before what is shown is of after it", async () => {
  const { result } = begun();

  await comes(() => answer());
  expect([tell, then, settle].map((one) => one.mock.calls.length)).toEqual([1, 1, 1]);
  expect([result.current.rows, result.current.accept.busy]).toEqual([["old"], true]);

  await comes(() => list());
  expect([result.current.rows, result.current.accept.busy]).toEqual([["new"], false]);
});

it("an answer that comes late is told, and leads nobody back who has gone on", async () => {
  const { unmount } = begun();
  unmount();

  await comes(() => answer());
  expect([tell, then, settle].map((one) => one.mock.calls.length)).toEqual([1, 0, 1]);
});

it.each(["/operations", "/inbox?task=2"])("whoever is on the way to %s goes on to there", async (place) => {
  begun();
  history.pushState(null, "", place);

  await comes(() => answer());
  expect([tell, then, settle].map((one) => one.mock.calls.length)).toEqual([1, 0, 1]);
});
