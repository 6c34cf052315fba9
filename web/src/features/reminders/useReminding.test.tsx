// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Participation } from "@/gen/types";
import english from "@/language/en";
import { Notices } from "@/parts/Notices";
import { useReminding } from "./useReminding";

vi.mock("@tanstack/react-router", () => ({ Link: () => null, useNavigate: () => () => undefined }));
vi.mock("@/shell/asks");
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "planner", country: "", roles: [] }), useMay: () => () => true, signIn: () => undefined }));

const now = Date.parse("2026-11-19T12:00:00Z");
const one = (country: string, displayName: string, more: Partial<Participation> = {}) => ({ operationId: "1", country, displayName, version: "1", state: "PARTICIPATION_STATE_INVITED", reminderCount: 0, ...more }) as Participation;
const late = one("GH", "Ghana", { answerTime: "2026-11-19T09:00:00Z" });
const soon = one("NG", "Nigeria", { answerTime: "2026-11-21T09:00:00Z" });
const later = one("TZ", "Tanzania", { answerTime: "2026-12-21T09:00:00Z" });
const rests = one("KE", "Kenya", { answerTime: "2026-11-19T10:00:00Z", lastReminder: { remindTime: "2026-11-19T08:00:00Z", message: "" }, reminderCount: 1 });
const joined = one("ZM", "Zambia", { state: "PARTICIPATION_STATE_ACCEPTED" });

function Host({ rows, open = true }: { rows: Participation[]; open?: boolean }) {
  const { column, bar, dialog } = useReminding({ operationId: "1", rows, open, now });
  return (
    <>
      {bar}
      {column?.head}
      {rows.map((row) => (
        <div key={row.country}>{column?.cell(row)}</div>
      ))}
      {dialog}
    </>
  );
}

const show = (rows: Participation[], open?: boolean) =>
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>
        <Notices>
          <Host rows={rows} {...(open === undefined ? {} : { open })} />
        </Notices>
      </QueryClientProvider>
    </IntlProvider>,
  );
const press = (name: RegExp | string, within_ = screen as Pick<typeof screen, "getByRole">) => fireEvent.click(within_.getByRole("button", { name }));

beforeEach(() => {
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
  vi.unstubAllGlobals();
});

it("whoever was reminded lately or has answered is not chosen, and all that may be are by one press", () => {
  show([late, soon, later, rests, joined]);

  expect(screen.getByText("4 answers are awaited, 2 late, 1 due within 3 days; 1 reminded in the last 24 hours")).toBeTruthy();
  expect((screen.getByLabelText("Remind Kenya") as HTMLInputElement).disabled).toBe(true);
  expect(screen.queryByLabelText("Remind Zambia")).toBeNull();
  fireEvent.click(screen.getByLabelText("Choose all that may be reminded"));
  expect(screen.getByRole("button", { name: "Remind 3 countries" })).toBeTruthy();
  expect((screen.getByLabelText("Remind Kenya") as HTMLInputElement).checked).toBe(false);
});

it("those that are late or due soon are reminded in one, and who is left out is told with why", async () => {
  const sent: { countries: string[]; message: string }[] = [];
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
    if (init.method === "GET") return new Promise(() => undefined);
    sent.push(JSON.parse(String(init.body)));
    return new Response(JSON.stringify({ reminded: [], entry: "e" }));
  });
  show([late, soon, later, rests, joined]);
  press("Choose 2 that are late or due soon");
  press("Remind 2 countries");
  const dialog = within(screen.getByRole("dialog"));

  expect(dialog.getByText(/^Left out, because they were reminded in the last 24 hours: .?Kenya.? \(again from .*08:00 UTC\)/)).toBeTruthy();
  fireEvent.change(dialog.getByLabelText("Message"), { target: { value: "By Monday, please." } });
  press("Remind 2 countries", dialog);

  await vi.waitFor(() => expect(sent).toEqual([{ countries: ["GH", "NG"], message: "By Monday, please." }]));
  // Whoever was reminded is chosen no more.
  await vi.waitFor(() => expect((screen.getByLabelText("Remind Ghana") as HTMLInputElement).checked).toBe(false));
  expect(screen.getByRole("button", { name: "Remind" }).title).toBe(english["remind.nobody"]);
});

it("where somebody has answered meanwhile nobody is reminded, and they are left out by one press", async () => {
  vi.stubGlobal("fetch", async (_: string, init: RequestInit) =>
    init.method === "GET"
      ? new Promise(() => undefined)
      : new Response(JSON.stringify({ status: 409, reason: "NOT_AWAITED", violations: [{ field: "countries[1]", reason: "participation.answered", description: "" }], metadata: { countries: "NG" } }), { status: 409 }),
  );
  show([late, soon]);
  press("Choose 2 that are late or due soon");
  press("Remind 2 countries");
  const dialog = within(screen.getByRole("dialog"));
  press("Remind 2 countries", dialog);

  const refused = await dialog.findByRole("alert");
  expect(refused.textContent).toMatch(/Nobody was reminded.*Nigeria.*It has answered\./);
  press("Leave 1 country out", dialog);
  expect(dialog.getByRole("button", { name: "Remind 1 country" })).toBeTruthy();
  expect(dialog.queryByText("Nigeria")).toBeNull();
});

it("nothing of it is there for whoever may not, or where no answer is awaited", () => {
  show([late], false);
  show([joined]);

  expect(screen.queryByRole("button")).toBeNull();
  expect(screen.queryByRole("checkbox")).toBeNull();
});

it("where all were reminded lately it says so in the place of the button", () => {
  show([rests]);

  expect(screen.getByRole("button", { name: "Remind" }).getAttribute("title")).toBe("All were reminded in the last 24 hours.");
});
