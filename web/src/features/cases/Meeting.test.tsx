// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, renderHook, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { Case } from "@/gen/types";
import english from "@/language/en";
import { useWords } from "@/language/useWords";
import { placeInMeeting } from "./cases";
import { Meeting } from "./Meeting";

vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>, useParams: () => ({ operation: "1" }), useNavigate: () => () => undefined }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "planner", country: "", roles: [] }), useMay: () => () => false, signIn: () => undefined }));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
});

const one = (number: number) => ({ caseId: String(number), operationId: "1", version: "4", state: "CASE_STATE_READY", ownerCountry: "NG", spec: { title: `Case ${number}`, reference: `NG/${number}` } }) as Case;
const within = ({ children }: { children: ReactNode }) => (
  <IntlProvider locale="en" messages={english}>
    {children}
  </IntlProvider>
);

it("a place of what was refused is told by the case, and by the criterion", () => {
  const t = renderHook(useWords, { wrapper: within }).result.current;
  const criteria = [{ key: "evidence", criterion: "Evidence is in hand." }];
  const said = [{ criteria: [] }, { criteria: [{ key: "evidence", met: true }] }];
  const told = (field: string) => placeInMeeting(t, field, [one(1), one(2)], criteria, said).replace(/[\u2066-\u2069]/g, "");

  expect(["decisions[1].version", "decisions[1].criteria[0].key", "decisions[0].reasons", "meeting_day"].map(told)).toEqual([
    "Case 2",
    "Case 2 / Evidence is in hand.",
    `Case 1 / ${english["fieldname.reasons"]}`,
    english["fieldname.meetingDay"],
  ]);
});

it("of more than are decided on at once it says how many are", async () => {
  vi.stubGlobal("fetch", (path: string) => (path.includes("/cases") ? Promise.resolve(Response.json({ cases: Array.from({ length: 130 }, (_, number) => one(number)) })) : new Promise(() => undefined)));
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Meeting />
    </QueryClientProvider>,
    { wrapper: within },
  );

  fireEvent.click(await screen.findByLabelText("Choose all"));

  expect(screen.getByText("100 of 130 chosen are decided on now. Choose the others again afterwards.")).toBeTruthy();
  expect(document.querySelectorAll("fieldset.verdict")).toHaveLength(100);
});
