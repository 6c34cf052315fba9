// @vitest-environment jsdom
import { cleanup, render, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { IntlProvider } from "react-intl";
import { afterEach, expect, it, vi } from "vitest";
import type { Operation, OrderCopy } from "@/gen/types";
import english from "@/language/en";
import { Items } from "./Items";

vi.mock("@tanstack/react-router", () => ({ Link: ({ children }: { children: ReactNode }) => <a href="/">{children}</a> }));
afterEach(cleanup);

const now = Date.parse("2026-11-20T00:00:00Z");
const copy = (destroyTime: string) => ({ orderId: "1", operationId: "2", orderNumber: 2, copyNumber: 3, ofCopies: 14, state: "ORDER_COPY_STATE_RECEIVED", destroyTime }) as unknown as OrderCopy;

function show(destroyTime: string, operation: object | undefined) {
  render(
    <IntlProvider locale="en" messages={english}>
      <Items groups={[{ name: "answer", items: [{ what: "order", id: "1", copy: copy(destroyTime) }] }]} current={undefined} show={undefined} now={now} nameOf={(_, code) => code} operationOf={() => operation as Operation} />
    </IntlProvider>,
  );
  return screen.getByRole("link").textContent;
}

it("an order is told with its operation, and marked where that is an exercise", () => {
  const row = show("2026-12-20T00:00:00Z", { exercise: true, approvedRevision: { plan: { codeName: "Dry Run" } } });

  expect(row).toContain("Dry Run · 3 of 14");
  expect(row).toContain("Exercise");
  expect(row).toContain("Received");
});

it("past its time a copy is to be destroyed, and of an operation that is not known nothing is said", () => {
  const row = show("2026-11-19T00:00:00Z", undefined);

  expect(row).toContain("To be destroyed");
  expect(row).not.toContain("Received");
  expect(row).not.toContain("Exercise");
});

it.each([
  ["item", { what: "item", id: "1", item: { operationId: "2", state: "PLANNING_ITEM_STATE_OPEN", spec: { title: "Name two officers" } } }, "To do · Kenya"],
  ["request", { what: "request", id: "1", request: { operationId: "2", resource: "Beds", unit: "beds", state: "CONTRIBUTION_STATE_ASKED", askedQuantity: "40" } }, "Beds"],
  ["package", { what: "package", id: "1", asks: false, copy: { operationId: "2", title: "Wallets", state: "PACKAGE_COPY_STATE_GIVEN", packageNumber: 1, copyNumber: 1 } }, "Wallets"],
  ["invitation", { what: "invitation", id: "1", operation: { operationId: "2", exercise: true, lead: { secretariat: false, countries: ["KE"] } } }, "Kenya"],
])("what waits of an exercise is marked, and comes from who leads: %s", (_, item, told) => {
  const operation = { exercise: true, lead: { secretariat: false, countries: ["KE"] } } as Operation;
  render(
    <IntlProvider locale="en" messages={english}>
      <Items groups={[{ name: "answer", items: [item as never] }]} current={undefined} show={undefined} now={now} nameOf={(_operation, code) => code} operationOf={() => operation} />
    </IntlProvider>,
  );

  expect(screen.getByRole("link").textContent).toContain("Exercise");
  expect(screen.getByRole("link").textContent).toContain(told);
});
