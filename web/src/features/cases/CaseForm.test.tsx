// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { operationQuery } from "@/features/operations/operations";
import { participationsQuery } from "@/features/participations/participations";
import type { Operation, Participation } from "@/gen/types";
import english from "@/language/en";
import { MarkingProvider } from "@/parts/Handling";
import { CaseForm, Hotspots } from "./CaseForm";

vi.mock("@tanstack/react-router", () => ({ Link: () => null, useParams: () => ({ operation: "1" }), useSearch: () => ({}), useNavigate: () => () => undefined }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));
afterEach(() => {
  cleanup();
  sessionStorage.clear();
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

it("an observer who comes by the address is told why it nominates no case, and nothing is sent", () => {
  const asked = vi.fn((_: string, __: RequestInit) => new Promise<Response>(() => undefined));
  vi.stubGlobal("fetch", asked);
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(operationQuery("1").queryKey, { operationId: "1", version: "1" } as Operation);
  client.setQueryData(participationsQuery("1").queryKey, [{ country: "NG", displayName: "Nigeria", kind: "PARTICIPANT_KIND_OBSERVER", state: "PARTICIPATION_STATE_ACCEPTED" }] as Participation[]);
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <MarkingProvider>
          <CaseForm />
        </MarkingProvider>
      </QueryClientProvider>
    </IntlProvider>,
  );
  fireEvent.change(screen.getByLabelText("Title"), { target: { value: "A ring" } });
  fireEvent.change(screen.getByLabelText(english["fieldname.summary"]), { target: { value: "Seen twice." } });
  fireEvent.click(screen.getByLabelText(english["crime.CRIME_AREA_FRAUD"]));

  expect(screen.getByRole("button", { name: english["case.nominate"] }).title).toMatch(/^Your country takes part as “Observer”/);
  fireEvent.submit(screen.getByRole("form"));
  expect(asked.mock.calls.filter(([, init]) => init.method !== "GET")).toEqual([]);
});
