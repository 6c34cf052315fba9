// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it } from "vitest";
import english from "@/language/en";
import { State, type StateName } from "./State";

afterEach(cleanup);

const groups: readonly (readonly StateName[])[] = [
  ["PARTICIPATION_STATE_INVITED", "PARTICIPATION_STATE_ACCEPTED", "ACCEPTED_WITH_CAVEATS", "PARTICIPATION_STATE_DECLINED", "PARTICIPATION_STATE_WITHDRAWN"],
  ["CAVEAT_PENDING", "CAVEAT_IN_FORCE"],
  ["CASE_STATE_NOMINATED", "CASE_STATE_ASSESSED", "CASE_STATE_LEAD", "CASE_STATE_READY", "CASE_STATE_SELECTED", "CASE_STATE_NOT_SELECTED", "CASE_STATE_WITHDRAWN"],
  ["CASE_REVIEW_STATE_PENDING", "CASE_REVIEW_STATE_PASSED", "CASE_REVIEW_STATE_REFUSED"],
  ["DILIGENCE_LEVEL_STANDARD", "DILIGENCE_LEVEL_ENHANCED", "DILIGENCE_LEVEL_WITHHELD"],
  ["VIOLATION_STATE_REPORTED", "VIOLATION_STATE_UNDER_EXAMINATION", "VIOLATION_STATE_FOUNDED", "VIOLATION_STATE_UNFOUNDED", "VIOLATION_STATE_OUT_OF_REMIT"],
];

const shapesOf = (states: readonly string[]) =>
  states.map((of) => {
    const { container } = render(
      <IntlProvider locale="en" messages={english}>
        <State of={of} />
      </IntlProvider>,
    );
    return container.querySelector("svg")?.innerHTML;
  });

it.each(groups)("states of one record are told apart in grey: %s and the others", (...group) => {
  expect(new Set(shapesOf(group)).size).toBe(group.length);
});

it("one shape says the same of every record", () => {
  const begun = shapesOf(["PARTICIPATION_STATE_INVITED", "TASK_STATE_ISSUED", "CASE_STATE_NOMINATED"]);
  const onTheWay = shapesOf(["TASK_STATE_ASSIGNED", "CASE_STATE_ASSESSED"]);
  const held = shapesOf(["OPERATION_STATE_SUSPENDED", "CAVEAT_PENDING", "CASE_REVIEW_STATE_PENDING"]);

  for (const shapes of [begun, onTheWay, held]) expect(new Set(shapes).size).toBe(1);
});
