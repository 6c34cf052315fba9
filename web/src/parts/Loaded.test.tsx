// @vitest-environment jsdom
import type { UseQueryResult } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import { Refusal } from "@/call/refusal";
import english from "@/language/en";
import { Loaded } from "./Loaded";

vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: string }) => children }));
afterEach(cleanup);

it.each([
  ["NOT_FOUND", "There is no such thing, or it is not for you."],
  ["SERVICE_UNAVAILABLE", "old"],
])("with %s on looking again, what was read before gives way only to its absence", (reason, expected) => {
  const query = { data: "old", isError: true, error: new Refusal({ reason }) } as unknown as UseQueryResult<string>;
  render(
    <IntlProvider locale="en" messages={english}>
      <Loaded query={query}>{(data) => <h2>{data}</h2>}</Loaded>
    </IntlProvider>,
  );

  expect(screen.getByRole("heading").textContent).toBe(expected);
});
