// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { directoryQuery } from "@/features/directory/directory";
import { operationQuery } from "@/features/operations/operations";
import type { Country, Operation, Participation } from "@/gen/types";
import english from "@/language/en";
import { MarkingProvider } from "@/parts/Handling";
import { Notices } from "@/parts/Notices";
import { InviteCountries } from "./InviteCountries";
import { participationsQuery } from "./participations";
import { noTerms } from "./Terms";

vi.mock("@tanstack/react-router", () => ({ Link: () => null, useParams: () => ({ operation: "1" }), useNavigate: () => () => undefined }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "planner", country: "", roles: [] }), useMay: () => () => true, signIn: () => undefined }));

const sent = vi.fn<() => Response>();
const asked = vi.fn<(path: string) => Promise<Response>>();
let client: QueryClient;

const rests = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 10))));
async function looked() {
  fireEvent.submit(document.querySelector("form") as HTMLFormElement);
  await rests();
}
const button = (name: string) => screen.queryByText(name, { selector: "button" });

beforeEach(() => {
  asked.mockImplementation(() => new Promise(() => undefined));
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  client.setQueryData(operationQuery("1").queryKey, { operationId: "1", version: "1", state: "OPERATION_STATE_ACTIVE", approvedRevision: { plan: { codeName: "Serengeti" } } } as unknown as Operation);
  client.setQueryData(participationsQuery("1").queryKey, []);
  const whom = (country: string) => ({ country, displayName: country, kind: "CONTACT_POINT_KIND_NCB", name: "Duty desk" });
  sessionStorage.setItem("cordon.draft.planner.invite.1", JSON.stringify({ value: { ...noTerms, whom: [whom("GH"), whom("KE")] }, at: "2026-11-01T08:00:00Z" }));
  Element.prototype.scrollIntoView = () => undefined;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => (init.method === "GET" ? asked(path) : sent()));
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <Notices>
          <MarkingProvider>
            <InviteCountries />
          </MarkingProvider>
        </Notices>
      </QueryClientProvider>
    </IntlProvider>,
  );
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
  sent.mockReset();
  asked.mockReset();
});

it("what is looked over goes with the form that is cleared", async () => {
  await looked();
  expect(button("Invite 2 countries")).toBeTruthy();

  fireEvent.click(button("Clear the form") as HTMLElement);
  await rests();

  expect(screen.queryByText(/^Invite \d+ countr/)).toBeNull();
});

it("what may not be sent any more is not sent from where it is looked over", async () => {
  await looked();

  client.setQueryData(participationsQuery("1").queryKey, [{ country: "GH", displayName: "Ghana", state: "PARTICIPATION_STATE_INVITED" } as Participation]);
  await rests();
  const sends = button("Invite 2 countries") as HTMLElement;
  fireEvent.click(sends);
  await rests();

  expect(sends.getAttribute("aria-disabled")).toBe("true");
  expect(sent).not.toHaveBeenCalled();
});

it("where somebody was faster, who is invited by now is asked for again", async () => {
  sent.mockImplementation(() => new Response(JSON.stringify({ status: 409, reason: "ALREADY_INVITED", violations: [{ field: "invitations[0].country", reason: "ALREADY_INVITED", description: "" }] }), { status: 409 }));
  asked.mockImplementation(async () => new Response(JSON.stringify({ participations: [{ country: "GH", displayName: "Ghana", state: "PARTICIPATION_STATE_INVITED" }] })));
  await looked();

  fireEvent.click(button("Invite 2 countries") as HTMLElement);
  await rests();

  expect(asked.mock.calls.some(([path]) => path.includes("participations"))).toBe(true);
  expect(await screen.findByText("Leave out")).toBeTruthy();
});

it("the contact point is that of the directory until another is typed", async () => {
  const spec = { contactPoint: { kind: "CONTACT_POINT_KIND_SPONSOR", name: "Sponsor of Antarctica" }, sponsorCountry: "NZ" };
  client.setQueryData(directoryQuery.queryKey, [{ country: "AQ", spec } as unknown as Country]);
  const answered = vi.fn<(body: string) => void>();
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => (init.method === "GET" ? asked(path) : (answered(init.body as string), sent())));
  sent.mockImplementation(() => new Response("{}"));
  fireEvent.click(button("Clear the form") as HTMLElement);
  await rests();
  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "Antarctica" } });
  fireEvent.click(screen.getByRole("checkbox"));

  const contact = screen.getByLabelText(/^Contact point/, { selector: "input" }) as HTMLInputElement;
  expect(contact.value).toBe("Sponsor of Antarctica");
  expect(screen.getByText(/^Out of the directory/)).toBeTruthy();
  await looked();
  expect(JSON.parse(answered.mock.calls[0]?.[0] as string).invitations[0].contactPoint).toEqual(spec.contactPoint);

  fireEvent.change(contact, { target: { value: "" } });
  expect(contact.value).toBe("");
  expect(screen.queryByText(/^Out of the directory/)).toBeNull();
});
