// @vitest-environment jsdom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { Refusal } from "@/call/refusal";
import english from "@/language/en";
import { useDraft } from "./draft";
import { Form, TextField } from "./Form";
import { RefusalPanel } from "./RefusalPanel";

vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "", roles: [] }), signIn: () => undefined }));
Element.prototype.scrollIntoView = () => undefined;
afterEach(cleanup);

const PATH = "spec.infrastructures_taken_down.items.identifiers";
const refusal = new Refusal({
  status: 400,
  reason: "INVALID",
  detail: "",
  violations: [{ field: `${PATH}[12].value`, reason: "string.max_len", description: "value length must be at most 300 characters" }],
  metadata: {},
  traceId: "",
} as never);
const shown = (what: React.ReactNode) =>
  render(
    <IntlProvider locale="en" messages={english}>
      {what}
    </IntlProvider>,
  );

it("what is wrong with one of many is told at their field, with its number and the limit", () => {
  shown(
    <Form refusal={refusal} send={() => undefined}>
      <TextField prose label="Identifiers" path={PATH} value="a" change={() => undefined} />
    </Form>,
  );

  const field = screen.getByLabelText("Identifiers");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.querySelector(".remark")?.textContent).toMatch(/^.*Identifiers 13: .*300.*/);
});

it("what has no field is told with its place in words", () => {
  shown(<RefusalPanel title="Not reported" refusal={refusal} />);

  expect(screen.getByRole("alert").textContent).toMatch(/Identifiers 13: .*300/);
  expect(screen.getByRole("alert").textContent).not.toMatch(/spec\.|At most 0/);
});

it("names the state of the kind of record that was acted on", () => {
  const moved = (state: string, of?: "CASE") => {
    cleanup();
    // The English words are the same for both; others have a gender.
    shown(
      <IntlProvider locale="en" messages={{ ...english, "state.CASE_STATE_WITHDRAWN": "Taken back" }}>
        <RefusalPanel title="Not done" refusal={new Refusal({ reason: "ILLEGAL_MOVE", metadata: { state } } as never)} {...(of ? { stateOf: of } : {})} />
      </IntlProvider>,
    );
    return screen.getByRole("alert").textContent;
  };

  expect(moved("LEAD")).toContain(`(${english["state.CASE_STATE_LEAD"]})`);
  expect(moved("WITHDRAWN", "CASE")).toContain("(Taken back)");
  expect(moved("ACCEPTED")).toContain(`(${english["state.TASK_STATE_ACCEPTED"]})`);
});

function Begun() {
  const draft = useDraft("begun", { name: "" });
  return (
    <Form refusal={undefined} send={() => void draft.drop()} round={draft.round}>
      <TextField label="Name" path="name" rule={{ name: "name", required: true }} value={draft.value.name} change={(name) => draft.set({ name })} />
      <button type="submit">Send</button>
    </Form>
  );
}

it("a form that begins anew says nothing of what nobody has typed yet", async () => {
  shown(<Begun />);
  const field = screen.getByLabelText<HTMLInputElement>("Name");
  fireEvent.click(screen.getByText("Send"));
  expect(field.getAttribute("aria-invalid")).toBe("true");

  fireEvent.change(field, { target: { value: "Hall" } });
  fireEvent.blur(field);
  await act(async () => {
    fireEvent.click(screen.getByText("Send"));
    await new Promise((resolve) => setTimeout(resolve, 20));
  });

  expect([field.value, field.getAttribute("aria-invalid")]).toEqual(["", null]);
});
