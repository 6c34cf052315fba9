// @vitest-environment jsdom
import { cleanup, render } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Refusal } from "@/call/refusal";
import english from "@/language/en";
import { Changed } from "./Changed";
import { RefusalPanel } from "./RefusalPanel";

vi.mock("@/shell/session", () => ({ useSession: () => ({ subject: "one", country: "", roles: [] }), signIn: () => undefined }));

/** Chromium 156 answers with a promise; what an effect answers with is called when it ends. */
beforeEach(() => {
  Element.prototype.scrollIntoView = () => Promise.resolve() as unknown as undefined;
});
afterEach(cleanup);

const shown = (what: React.ReactNode) => <IntlProvider locale="en" messages={english}>{what}</IntlProvider>;

it.each([
  ["a refusal", (at: number) => <RefusalPanel title={`Not done ${at}`} refusal={new Refusal({ reason: "OFFLINE", detail: String(at) })} />],
  ["what has changed", (at: number) => <Changed before={{ at: 0 }} after={{ at }} read={() => undefined} />],
])("%s that is scrolled to is followed by the next, and goes", (_, part) => {
  const page = render(shown(part(1)));

  page.rerender(shown(part(2)));
  page.rerender(shown(null));

  expect(page.container.textContent).toBe("");
});
