// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { namedQuery, operationsQuery } from "@/features/operations/operations";
import type { DiligenceAssessment, DiligenceWaiver, Operation } from "@/gen/types";
import english from "@/language/en";
import { AssessmentPage } from "./AssessmentPage";
import { DiligenceForm } from "./DiligenceForm";
import { DiligenceNote } from "./DiligenceNote";
import { assessmentQuery, diligenceQuery, newAssessment, waiversQuery } from "./diligence";
import { WaiveDialog } from "./WaiveDialog";
import { WaiversPanel } from "./WaiversPanel";

let [role, country] = ["planner", ""];
vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a>, useParams: () => ({ assessment: "a" }), useSearch: () => ({ country: "GH" }), useNavigate: () => () => undefined }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country, roles: [role] }), useMay: () => (method: { roles: readonly string[] }) => method.roles.includes(role), signIn: () => undefined }));
Object.assign(HTMLDialogElement.prototype, { showModal: () => undefined, close: () => undefined });
Element.prototype.scrollIntoView = () => undefined;

let answers: Record<string, () => Response>;
const sent: unknown[] = [];
let client: QueryClient;
const one = (assessmentId: string, level: string, more = {}) =>
  ({ assessmentId, version: "1", subject: { country: "GH", kind: "ACTION_KIND_UNSPECIFIED" }, spec: { level: `DILIGENCE_LEVEL_${level}`, grounds: "", sources: [], measures: [] }, assessTime: "2026-11-01T00:00:00Z", ...more }) as unknown as DiligenceAssessment;
const waiver = (more = {}) =>
  ({ waiverId: "w", operationId: "2", assessmentId: "a", country: "GH", grounds: "Victims are brought home.", measures: ["No names are given."], reviewerSubject: "reviewer", createTime: "2026-11-02T00:00:00Z", holds: true, ...more }) as unknown as DiligenceWaiver;

beforeEach(() => {
  answers = {};
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    const found = Object.entries(answers).find(([part]) => path.includes(part))?.[1];
    if (init?.method === "POST") sent.push(JSON.parse(init.body as string));
    return found ? found() : new Promise<Response>(() => undefined);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  sessionStorage.clear();
  sent.length = 0;
});

function show(part: ReactNode, as = "planner", of = "") {
  [role, country] = [as, of];
  return render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>{part}</QueryClientProvider>
    </IntlProvider>,
  );
}
const note = <DiligenceNote operationId="2" countries={["GH"]} nameOf={(code) => code} />;
const submit = () => fireEvent.submit(document.querySelector("form") as HTMLFormElement);
const rests = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve, 10))));

it("what could not be read of due diligence is not taken for nothing, and is asked for again", async () => {
  show(note);
  expect(screen.getByRole("status", { name: english["loading"] })).toBeTruthy();
  cleanup();

  answers["/diligence"] = () => new Response(JSON.stringify({ status: 503, reason: "SERVICE_UNAVAILABLE" }), { status: 503 });
  client.clear();
  show(note);
  const again = await screen.findByRole("button", { name: english["failed.again"] });
  answers["/diligence"] = () => new Response(JSON.stringify({ assessments: [one("a", "ENHANCED", { spec: { level: "DILIGENCE_LEVEL_ENHANCED", measures: ["A doctor stands by."] } })], waivers: [], nextPageToken: "" }));
  await act(async () => void (await client.refetchQueries()));
  fireEvent.click(again);
  expect(await screen.findByText("A doctor stands by.")).toBeTruthy();
});

it("what is waived is told with why, under which measures, by whom and when", () => {
  client.setQueryData(diligenceQuery({ wholeCountries: true }).queryKey, [one("a", "WITHHELD")]);
  client.setQueryData(waiversQuery("2").queryKey, [waiver()]);
  show(note);

  expect(screen.getByText(english["diligence.waived"])).toBeTruthy();
  expect(screen.getByText("Victims are brought home.")).toBeTruthy();
  expect(screen.getByText("No names are given.")).toBeTruthy();
  expect(screen.getByText(/Officer, secretariat.*Nov 2, 00:00 UTC/)).toBeTruthy();
});

it("waivers of an operation are listed, also what holds no more, and to no country", () => {
  client.setQueryData(waiversQuery("2").queryKey, [waiver({ holds: false })]);
  show(<WaiversPanel operationId="2" />);
  expect(screen.getByText("Victims are brought home.")).toBeTruthy();
  expect(screen.getByText(english["diligence.waiver.over"])).toBeTruthy();
  expect(screen.queryByText(english["diligence.toWithheld"])).toBeNull();
  cleanup();

  show(<WaiversPanel operationId="2" />, "compliance-reviewer");
  expect(screen.getByText(english["diligence.toWithheld"])).toBeTruthy();
  cleanup();

  show(<WaiversPanel operationId="2" />, "planner", "GH");
  expect(document.body.textContent).toBe("");
});

it("what is assessed supersedes what was read, and not what came in its place meanwhile", async () => {
  client.setQueryData(diligenceQuery({ country: "GH" }).queryKey, [one("a", "STANDARD")]);
  sessionStorage.setItem("cordon.draft.one.diligence.GH.", JSON.stringify({ value: { ...newAssessment({ country: "GH" }), grounds: "Followed up.", sources: "A report", validUntilTime: "2027-01-01T00:00:00Z" }, at: "2026-11-01T08:00:00Z" }));
  show(<DiligenceForm />, "compliance-reviewer");
  expect(screen.getByRole("link", { name: english["diligence.read"] })).toBeTruthy();

  act(() => void client.setQueryData(diligenceQuery({ country: "GH" }).queryKey, [one("b", "WITHHELD")]));
  expect(await screen.findByText(english["changed"])).toBeTruthy();
  submit();
  await rests();
  expect(sent).toEqual([]);

  fireEvent.click(screen.getByRole("button", { name: english["changed.read"] }));
  submit();
  await waitFor(() => expect(sent).toMatchObject([{ supersedesId: "b" }]));
});

it("a country is not told that another assessment has taken the place of one", () => {
  client.setQueryData(assessmentQuery("a").queryKey, one("a", "STANDARD", { supersedeTime: "2026-11-03T00:00:00Z" }));
  show(<AssessmentPage />, "ncb-officer", "GH");
  expect(screen.queryByText(/taken its place/)).toBeNull();
  cleanup();

  client.setQueryData(diligenceQuery({ country: "GH", superseded: true }).queryKey, []);
  show(<AssessmentPage />, "compliance-reviewer");
  expect(screen.getByText(/taken its place/)).toBeTruthy();
});

it("it is waived for an operation that goes on, found by words where it is old, and told to be an exercise", async () => {
  const operation = (operationId: string, codeName: string, more = {}) => ({ operationId, state: "OPERATION_STATE_ACTIVE", exercise: false, approvedRevision: { plan: { codeName } }, ...more }) as unknown as Operation;
  client.setQueryData(operationsQuery.queryKey, [operation("1", "Alpha"), operation("2", "Drill", { exercise: true }), operation("3", "Past", { state: "OPERATION_STATE_CONCLUDED" })]);
  client.setQueryData(namedQuery("old").queryKey, [operation("4", "Old"), operation("5", "Older", { state: "OPERATION_STATE_CANCELLED" })]);
  show(<WaiveDialog one={one("a", "WITHHELD")} close={() => undefined} />, "compliance-reviewer");
  const offered = () => [...document.querySelectorAll("option")].map((option) => option.textContent?.replaceAll(/[\u2068\u2069]/g, ""));

  expect(offered()).toEqual(["–", "Alpha", "Drill (Exercise)"]);

  fireEvent.change(screen.getByLabelText(english["diligence.waive.find"]), { target: { value: "old" } });
  await waitFor(() => expect(offered()).toEqual(["–", "Old"]));
  fireEvent.change(screen.getByLabelText("Operation"), { target: { value: "4" } });
  fireEvent.change(screen.getByLabelText(english["diligence.waive.find"]), { target: { value: "" } });
  await waitFor(() => expect(offered()).toContain("Alpha"));
  expect((screen.getByLabelText("Operation") as HTMLSelectElement).value).toBe("4");
});
