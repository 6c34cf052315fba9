// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { ReportTable } from "./ReportTable";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));
Element.prototype.scrollIntoView = () => undefined;
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const HEAD = "kind,reference,occurred_time";
const shown = () =>
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <ReportTable operationId="o" />
      </QueryClientProvider>
    </IntlProvider>,
  );
const write = (text: readonly string[]) => fireEvent.change(document.querySelector("textarea") as HTMLElement, { target: { value: text.join("\n") } });
const send = () => fireEvent.click(document.querySelector("button[type=submit]") as HTMLElement);

// github.com/AOEpeople/AvS_FastSimpleImport/issues/220, github.com/learningequality/kolibri/issues/6850: rows of an
// import that was refused were named by numbers that had moved.
it("what was refused stays beside its line while others are mended or taken out", async () => {
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) =>
    init.method === "GET"
      ? new Response(JSON.stringify({ tasks: [] }))
      : new Response(
          JSON.stringify({ status: 409, reason: "REFERENCE_USED", violations: [0, 2].map((index) => ({ field: `results[${index}].reference`, reason: "REFERENCE_USED", description: "used" })) }),
          { status: 409 },
        ),
  );
  shown();
  const lines = [HEAD, "nil_return,N-1,2026-11-17", "nil_return,N-2,2026-11-17", "nil_return,N-3,2026-11-17", "nil_return,N-4,2026-11-17"];
  const told = () => [...document.querySelectorAll(".lines tbody tr")].filter((row) => row.querySelector(".bad")).map((row) => `${row.querySelector("th")?.textContent} ${row.querySelector("bdi")?.textContent}`);
  write(lines);
  fireEvent.change(screen.getByLabelText(/reference/i, { selector: "input" }), { target: { value: "T-1" } });
  send();
  await vi.waitFor(() => expect(told()).toEqual(["2 N-1", "4 N-3"]));

  write(lines.filter((line) => !line.includes("N-1")));
  expect(told()).toEqual(["3 N-3"]);
  write(lines.filter((line) => !line.includes("N-1")).map((line) => line.replace("N-3", "N-33")));
  expect(told()).toEqual([]);
});

it.each([
  ["a head alone", [HEAD], "There is no line below the head"],
  ["a head and empty lines", [HEAD, "", ",,", " "], "There is no line below the head"],
  ["only blanks", ["  ", ""], "Missing columns: kind, reference, occurred_time"],
  ["only a byte order mark", ["\ufeff"], "Missing columns: kind, reference, occurred_time"],
  ["no head", ["nil_return,N-1,2026-11-17"], "Missing columns: kind, reference, occurred_time"],
  ["the head twice", [HEAD, HEAD, "nil_return,N-1,2026-11-17"], "1 line is wrong"],
  ["another separator", ["kind|reference|occurred_time", "nil_return|N-1|2026-11-17"], "The first line has one column: separate the columns by comma, semicolon or tab."],
  ["10,001 lines", [HEAD, ...Array.from({ length: 10_001 }, (_, at) => `nil_return,N-${at},2026-11-17`)], "At most 5,000 lines at once."],
])("%s: says what is wrong, and sends nothing", async (_, text, expected) => {
  const sent = vi.fn();
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method !== "GET") sent();
    return new Response(JSON.stringify({ tasks: [] }));
  });
  shown();
  fireEvent.change(screen.getByLabelText(/reference/i, { selector: "input" }), { target: { value: "T-1" } });
  write(text);
  send();
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(document.querySelector(".remark")?.textContent).toContain(expected);
  expect(document.querySelector("textarea")?.getAttribute("aria-invalid")).toBe("true");
  expect(sent).not.toHaveBeenCalled();
});

it.each([
  ["", "Nothing stands in"],
  ["\ufeff", "Nothing stands in"],
  [" \n ", "Nothing stands in"],
])("a file with %j says so", async (content, expected) => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ tasks: [] })));
  shown();

  const file = new File([content], "week.csv");
  Object.defineProperty(file, "arrayBuffer", { value: async () => new TextEncoder().encode(content).buffer });
  fireEvent.change(document.querySelector("input[type=file]") as HTMLElement, { target: { files: [file] } });

  await vi.waitFor(() => expect(document.querySelector(".remark")?.textContent).toContain(expected));
});

it("every line that is wrong is named, the last of a thousand too", async () => {
  vi.stubGlobal("fetch", async () => new Response(JSON.stringify({ tasks: [] })));
  const box = (tall: number) => function (this: HTMLElement) {
    return this.className === "lines" ? tall : 30;
  };
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockImplementation(box(340));
  vi.spyOn(Element.prototype, "clientHeight", "get").mockImplementation(box(340) as never);
  vi.spyOn(Element.prototype, "scrollHeight", "get").mockReturnValue(30_000);
  shown();
  write([HEAD, ...Array.from({ length: 1_000 }, (_, at) => `arrests,A-${at},2026-11-17`)]);
  const lines = document.querySelector(".lines") as HTMLElement;
  const numbers = () => [...lines.querySelectorAll("tbody th")].map((one) => one.textContent);
  expect(numbers()[0]).toBe("2");
  expect(numbers().length).toBeLessThan(100);
  expect(lines.querySelector("table")?.getAttribute("aria-rowcount")).toBe("1001");

  await act(async () => {
    lines.scrollTop = 30_000;
    fireEvent.scroll(lines);
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  expect(numbers().at(-1)).toBe("1001");
  vi.restoreAllMocks();
});
