// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import english from "@/language/en";
import { OperationList } from "./OperationList";

const navigate = vi.fn();
vi.mock("@tanstack/react-router", () => ({ Link: () => null, useSearch: () => ({}), useNavigate: () => navigate }));
vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one" }), useMay: () => () => false, signIn: () => undefined }));

afterEach(cleanup);

it("what is typed into the search stands there before the address holds it", () => {
  vi.stubGlobal("fetch", () => new Promise(() => undefined));
  render(
    <IntlProvider locale="en" messages={english}>
      <QueryClientProvider client={new QueryClient()}>
        <OperationList />
      </QueryClientProvider>
    </IntlProvider>,
  );
  const field = screen.getByRole<HTMLInputElement>("searchbox");

  fireEvent.input(field, { target: { value: "ser" } });

  expect(field.value).toBe("ser");
  expect(navigate.mock.lastCall?.[0].search({ state: "x" })).toEqual({ state: "x", find: "ser" });
});
