// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { Hotspots } from "./CaseForm";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const named = (hotspotId: string, name: string) => ({ hotspotId, spec: { name } });

it("hotspots that a case names stand there to be taken out, listed or not", async () => {
  vi.stubGlobal("fetch", (path: string) => {
    if (path.includes("/hotspots/closed")) return Promise.resolve(Response.json({ hotspot: named("closed", "Old warehouse") }));
    if (path.includes("/hotspots/away")) return Promise.resolve(Response.json({ status: 404, reason: "NOT_FOUND" }, { status: 404 }));
    return Promise.resolve(Response.json({ hotspots: [named("open", "Call centre")] }));
  });
  const change = vi.fn();
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Hotspots operationId="1" before={["closed", "away"]} ids={["closed", "away"]} change={change} />
      </QueryClientProvider>
    </IntlProvider>,
  );

  expect((await screen.findByLabelText<HTMLInputElement>("Old warehouse")).checked).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>("Call centre").checked).toBe(false);
  fireEvent.click(screen.getByLabelText(english["case.hotspot.unseen"]));
  expect(change).toHaveBeenCalledWith(["closed"]);
});
