// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { Form, TextField } from "./Form";

vi.mock("@tanstack/react-router", () => ({ Link: () => null }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Reason({ sent }: { sent: (reason: string) => void }) {
  const [reason, set] = useState("");
  return (
    <Form refusal={undefined} send={() => sent(reason)} label="Form">
      <TextField label="Reason" path="reason" rule={{ name: "reason", required: true }} value={reason} change={set} />
    </Form>
  );
}

it("what is sent is what was looked over, also where somebody has typed on in between", () => {
  vi.useFakeTimers();
  const sent = vi.fn();
  render(
    <IntlProvider locale="en" messages={english}>
      <Reason sent={sent} />
    </IntlProvider>,
  );

  fireEvent.submit(screen.getByRole("form"));
  fireEvent.change(screen.getByLabelText("Reason"), { target: { value: "Ghana was present." } });
  vi.runAllTimers();

  expect(sent.mock.calls).toEqual([["Ghana was present."]]);
});
