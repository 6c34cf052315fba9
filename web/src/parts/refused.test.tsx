// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { Refusal } from "@/call/refusal";
import english from "@/language/en";
import { Form, TextField } from "./Form";
import { RefusalPanel } from "./RefusalPanel";

vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one" }), signIn: () => undefined }));
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
