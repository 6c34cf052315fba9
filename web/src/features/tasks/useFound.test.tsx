// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it } from "vitest";
import type { Task } from "@/gen/types";
import english from "@/language/en";
import { useFound } from "./useFound";

afterEach(cleanup);

const tasks = (number: number) => Array.from({ length: number }, (_, at) => ({ taskId: String(at), spec: { title: `Inspect hall ${at}` } }) as Task);

function Shown({ number }: { number: number }) {
  const { field, found } = useFound(tasks(number));
  return (
    <>
      {field}
      <ol>{found.map((task) => <li key={task.taskId}>{task.spec?.title}</li>)}</ol>
    </>
  );
}
const shown = (number: number) => {
  render(
    <IntlProvider locale="en" messages={english}>
      <Shown number={number} />
    </IntlProvider>,
  );
  return () => screen.queryAllByRole("listitem").map((one) => one.textContent);
};

it("few tasks are all there, without a box", () => {
  expect(shown(50)()).toHaveLength(50);
  expect(screen.queryByRole("searchbox")).toBeNull();
});

it("of many the first are there, and the others by a part of their title", () => {
  const found = shown(5_000);
  expect(found()).toHaveLength(50);
  expect(screen.getByText("Tasks offered: 50 of 5,000. A part of the title finds others.")).toBeTruthy();

  fireEvent.change(screen.getByRole("searchbox"), { target: { value: "hall 4321" } });

  expect(found()).toEqual(["Inspect hall 4321"]);
});
