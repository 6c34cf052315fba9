// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import { IntlProvider } from "react-intl";
import { expect, it, vi } from "vitest";
import type { Participation } from "@/gen/types";
import { participationsQuery, useCountryNames, useNamesIn } from "./participations";

vi.stubGlobal("fetch", () => new Promise(() => undefined));

const row = (country: string, displayName: string) => ({ country, displayName }) as Participation;
const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
const wrapper = ({ children }: { children: React.ReactNode }) => (
  <IntlProvider locale="en">
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  </IntlProvider>
);

it("each operation names countries as its plan does, and is asked anew only when a name has changed", async () => {
  client.setQueryData(participationsQuery("o").queryKey, [row("GH", "Republic of Ghana")]);
  client.setQueryData(participationsQuery("p").queryKey, [row("GH", "Ghana (observer)")]);
  const { result, rerender } = renderHook(() => ({ nameIn: useNamesIn(["o", "p"]), nameOf: useCountryNames("p"), none: useCountryNames("") }), { wrapper });
  const first = result.current;
  const names = () => [result.current.nameIn("o", "GH"), result.current.nameIn("p", "GH"), result.current.nameIn("p", "NG"), result.current.nameOf("GH"), result.current.none("GH")];
  expect(names()).toEqual(["Republic of Ghana", "Ghana (observer)", "Nigeria", "Ghana (observer)", "Ghana"]);

  rerender();
  await act(async () => {
    client.setQueryData(participationsQuery("p").queryKey, [row("GH", "Ghana (observer)")]);
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect([result.current.nameIn === first.nameIn, result.current.nameOf === first.nameOf]).toEqual([true, true]);

  await act(async () => {
    client.setQueryData(participationsQuery("p").queryKey, [row("GH", "Ghana")]);
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(names().slice(0, 2)).toEqual(["Republic of Ghana", "Ghana"]);
});
