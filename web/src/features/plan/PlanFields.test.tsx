// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it } from "vitest";
import type { Plan } from "@/gen/types";
import english from "@/language/en";
import { PlanFields } from "./PlanFields";
import { mayBeKept, newPlan } from "./planRules";

afterEach(cleanup);

const whole: Plan = {
  ...newPlan,
  codeName: "Serengeti",
  crimeAreas: ["CRIME_AREA_FRAUD"],
  legalBasis: "Agreement",
  leadAgency: "Secretariat",
  startTime: "2026-09-01T00:00:00Z",
  endTime: "2026-12-01T00:00:00Z",
  objectives: [{ indicator: "funds_intercepted", target: "", method: "", country: "" }],
};

let plan = whole;

function Writes() {
  const [now, set] = useState(whole);
  plan = now;
  return (
    <IntlProvider locale="en" messages={english}>
      <PlanFields plan={now} set={(change) => set({ ...now, ...change })} />
    </IntlProvider>
  );
}

function type(target: string) {
  render(<Writes />);
  const field = screen.getByLabelText<HTMLInputElement>(/Target/);
  fireEvent.change(field, { target: { value: target } });
  fireEvent.blur(field);
  return field;
}

it.each([
  ["1000000.00", "A whole number is needed."],
  ["1000000,00", "A whole number is needed."],
  ["2.5", "A whole number is needed."],
  ["1,000,000.00", "A whole number is needed."],
  ["1.000.000", "Nothing between the thousands: write 1000000 if that is meant."],
  ["1,250", "Nothing between the thousands: write 1250 if that is meant."],
])("a target of %s stays as it was typed, is told, and is not kept", (typed, told) => {
  const field = type(typed);

  expect([field.value, plan.objectives[0]?.target]).toEqual([typed, typed]);
  expect(screen.getByText(told)).toBeTruthy();
  expect(mayBeKept(plan)).toBe(false);
});

it.each(["1 000 000", "1\u00a0000\u00a0000", "1\u202f000\u202f000", "1'000'000", "1’000’000"])("a target of %s is one million", (typed) => {
  expect(type(typed).value).toBe("1000000");
  expect(mayBeKept(plan)).toBe(true);
});
