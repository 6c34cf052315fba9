// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useKnownResults } from "./results";

it("lists of every form are looked through, each result once", () => {
  const client = new QueryClient();
  client.setQueryData(["results", "o", {}], [{ resultId: "1" }, { resultId: "2" }]);
  client.setQueryData(["results", "o", { country: "NG" }], [{ resultId: "2" }]);
  client.setQueryData(["results", "o", "figure"], { pages: [{ results: [{ resultId: "3" }], nextPageToken: "" }], pageParams: [""] });

  const { result } = renderHook(useKnownResults, { wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider> });

  expect(result.current.map((one) => one.resultId)).toEqual(["1", "2", "3"]);
});
