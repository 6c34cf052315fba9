// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Restriction } from "@/gen/types";
import english from "@/language/en";
import { RestrictionsDialog } from "./RestrictionsDialog";
import { typedRestriction } from "./restrictions";

vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "NG", roles: [] }), useMay: () => () => true, signIn: () => undefined }));
beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function () {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

const north: Restriction = { key: "north", note: "No agreement", notToCountries: { countries: ["KE"] } };
const later = { key: "later", note: "", figures: {} } as unknown as Restriction;

function open(...now: Restriction[]) {
  const sent: { restrictions: unknown[]; reason: string }[] = [];
  const page = (...all: Restriction[]) => (
    <IntlProvider locale="en" messages={english}>
      <RestrictionsDialog
        title="Restrictions of Nigeria"
        draft="restrictions"
        now={all.map(typedRestriction)}
        country="NG"
        nameOf={(code) => `Land ${code}`}
        state={{ refusal: undefined, busy: false, again: () => undefined }}
        close={() => undefined}
        send={async (restrictions, reason) => {
          sent.push({ restrictions, reason });
          return {};
        }}
      />
    </IntlProvider>
  );
  const { rerender } = render(page(...now));
  return { dialog: within(screen.getByRole("dialog")), sent, comes: (...all: Restriction[]) => rerender(page(...all)) };
}

it("restrictions go as they are typed, and one of a later release goes back as it came", async () => {
  const { dialog, sent } = open(later, north);

  expect(dialog.getByText("Data goes not to: Land KE")).toBeTruthy();
  fireEvent.change(dialog.getByLabelText(english["restriction.countries"]), { target: { value: "GH" } });
  fireEvent.change(dialog.getByLabelText("Reason"), { target: { value: "The agreement has ended" } });
  fireEvent.click(dialog.getByRole("button", { name: english["restrictions.change"] }));

  await vi.waitFor(() => expect(sent).toEqual([{ restrictions: [later, { ...north, notToCountries: { countries: ["KE", "GH"] } }], reason: "The agreement has ended" }]));
});

it("one that keeps data from nobody is not sent, and the own country is not offered", async () => {
  const { dialog, sent } = open();
  fireEvent.click(dialog.getByRole("button", { name: english["restriction.add"] }));
  fireEvent.change(dialog.getByLabelText("Reason"), { target: { value: "The agreement has ended" } });
  fireEvent.click(dialog.getByRole("button", { name: english["restrictions.change"] }));

  await vi.waitFor(() => expect(dialog.getByLabelText(english["restriction.countries"]).getAttribute("aria-invalid")).toBe("true"));
  expect(dialog.queryByRole("option", { name: "Land NG" })).toBeNull();
  expect(sent).toEqual([]);
});

it("all of them may be taken away", async () => {
  const { dialog, sent } = open(north);
  fireEvent.click(dialog.getByRole("button", { name: /^Remove: Not to/ }));
  fireEvent.change(dialog.getByLabelText("Reason"), { target: { value: "There is an agreement now" } });
  fireEvent.click(dialog.getByRole("button", { name: english["restrictions.change"] }));

  await vi.waitFor(() => expect(sent).toEqual([{ restrictions: [], reason: "There is an agreement now" }]));
});

it("one that a colleague adds while somebody types is sent with what is typed", async () => {
  const theirs: Restriction = { key: "not-to-countries-1", note: "", notToCountries: { countries: ["TZ"] } };
  const { dialog, sent, comes } = open(north);
  fireEvent.click(dialog.getByRole("button", { name: english["restriction.add"] }));
  fireEvent.change(dialog.getAllByLabelText(english["restriction.countries"])[1] as HTMLElement, { target: { value: "GH" } });
  fireEvent.change(dialog.getByLabelText("Reason"), { target: { value: "No agreement" } });

  comes({ ...north, note: "Theirs" }, theirs);
  fireEvent.click(dialog.getByRole("button", { name: english["restrictions.change"] }));

  await vi.waitFor(() => expect(sent[0]?.restrictions).toEqual([{ ...north, note: "Theirs" }, theirs, { key: "not-to-countries-2", note: "", notToCountries: { countries: ["GH"] } }]));
});
