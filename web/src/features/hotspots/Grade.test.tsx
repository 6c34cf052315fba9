// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it } from "vitest";
import { riskGrade } from "@/gen/enums";
import english from "@/language/en";
import { Risk } from "./Risk";

afterEach(cleanup);

it("every grade is told apart without its colour", () => {
  const shapes = riskGrade.map((of) => render(<IntlProvider locale="en" messages={english}><Risk of={of} /></IntlProvider>).container.querySelector("svg")?.innerHTML);

  expect(new Set(shapes).size).toBe(4);
});
