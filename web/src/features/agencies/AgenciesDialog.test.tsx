// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { countryQuery } from "@/features/directory/directory";
import type { Agency, Country, Participation } from "@/gen/types";
import english from "@/language/en";
import { Notices } from "@/parts/Notices";
import { OwnAgencies } from "./OwnAgencies";

vi.mock("@tanstack/react-router", () => ({ Link: () => null, useNavigate: () => () => undefined }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));

const police: Agency = { code: "POLICE", name: "Police", kind: "AGENCY_KIND_POLICE" };
const customs: Agency = { code: "CUSTOMS", name: "Customs service", kind: "AGENCY_KIND_CUSTOMS" };
const own = (state: Participation["state"], ...agencies: Agency[]) => ({ operationId: "1", country: "NG", displayName: "Nigeria", version: "3", state, agencies }) as unknown as Participation;

let sent: { version: string; agencies: Agency[] }[];
let client: QueryClient;
const show = (one: Participation) =>
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={client}>
        <Notices>
          <OwnAgencies own={one} />
        </Notices>
      </QueryClientProvider>
    </IntlProvider>,
  );
const open = (name: string) => {
  fireEvent.click(screen.getByRole("button", { name }));
  return within(screen.getByRole("dialog"));
};

beforeEach(() => {
  sent = [];
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity, retry: false } } });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    if (init.method === "GET") return path.includes("/countries/NG") ? new Response(JSON.stringify({ status: 404, reason: "NOT_FOUND" }), { status: 404 }) : new Promise(() => undefined);
    sent.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify({ participation: own("PARTICIPATION_STATE_INVITED") }));
  });
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

it("those of the directory are chosen as it has them, and another is named beside them", async () => {
  client.setQueryData(countryQuery("NG").queryKey, { country: "NG", agencies: [police, customs] } as unknown as Country);
  show(own("PARTICIPATION_STATE_INVITED"));
  const dialog = open("Choose the agencies");
  fireEvent.click(dialog.getByLabelText(/^Customs service/));
  fireEvent.click(dialog.getByRole("button", { name: "Name another agency" }));
  fireEvent.change(dialog.getByLabelText("Code"), { target: { value: "court" } });
  fireEvent.change(dialog.getByLabelText("Name"), { target: { value: "Court of Abuja" } });
  fireEvent.click(dialog.getByRole("button", { name: "Set 2 agencies" }));

  await vi.waitFor(() => expect(sent).toEqual([{ version: "3", agencies: [customs, { code: "COURT", name: "Court of Abuja", kind: "AGENCY_KIND_POLICE" }] }]));
});

it("one that the directory calls otherwise by now stays as it was until it is chosen anew", async () => {
  client.setQueryData(countryQuery("NG").queryKey, { country: "NG", agencies: [{ ...police, name: "Police service" }] } as unknown as Country);
  show(own("PARTICIPATION_STATE_ACCEPTED", police));
  const dialog = open("Change the agencies");
  expect(dialog.getByText(/The directory now says: .?Police service/)).toBeTruthy();
  const box = dialog.getByRole("checkbox");
  fireEvent.click(box);
  fireEvent.click(dialog.getByRole("checkbox"));
  fireEvent.click(dialog.getByRole("button", { name: "Set 1 agency" }));

  await vi.waitFor(() => expect(sent[0]?.agencies).toEqual([{ ...police, name: "Police service" }]));
});

it("a country that the directory does not have names its agencies all the same", async () => {
  show(own("PARTICIPATION_STATE_INVITED"));
  const dialog = open("Choose the agencies");

  expect(await dialog.findByText(/The directory names no agency of your country yet/)).toBeTruthy();
  expect(dialog.getByRole("button", { name: "Name another agency" })).toBeTruthy();
});

it("whoever has left reads what took part, and sets nothing", () => {
  show(own("PARTICIPATION_STATE_WITHDRAWN", police));

  expect(screen.getByText("Police", { selector: "bdi" })).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
