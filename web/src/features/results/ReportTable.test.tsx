// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { ReportTable } from "./ReportTable";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG" }), useMay: () => () => true, signIn: () => undefined }));
Element.prototype.scrollIntoView = () => undefined;
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

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
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <ReportTable operationId="o" />
      </QueryClientProvider>
    </IntlProvider>,
  );
  const lines = ["kind,reference,occurred_time", "nil_return,N-1,2026-11-17", "nil_return,N-2,2026-11-17", "nil_return,N-3,2026-11-17", "nil_return,N-4,2026-11-17"];
  const table = document.querySelector("textarea") as HTMLTextAreaElement;
  const write = (text: readonly string[]) => fireEvent.change(table, { target: { value: text.join("\n") } });
  const told = () => [...document.querySelectorAll(".lines tbody tr")].filter((row) => row.querySelector(".bad")).map((row) => `${row.querySelector("th")?.textContent} ${row.querySelector("bdi")?.textContent}`);
  write(lines);
  fireEvent.change(screen.getByLabelText(/reference/i, { selector: "input" }), { target: { value: "T-1" } });
  fireEvent.click(document.querySelector("button[type=submit]") as HTMLElement);
  await vi.waitFor(() => expect(told()).toEqual(["2 N-1", "4 N-3"]));

  write(lines.filter((line) => !line.includes("N-1")));
  expect(told()).toEqual(["3 N-3"]);
  write(lines.filter((line) => !line.includes("N-1")).map((line) => line.replace("N-3", "N-33")));
  expect(told()).toEqual([]);
});
