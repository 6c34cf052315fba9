import { describe, expect, it } from "vitest";
import { broken } from "@/call/rules";
import { rateRules } from "@/gen/rules";
import { newRate, plain, sentRate } from "./rates";

describe("a rate as it is typed", () => {
  it("is a decimal with a point or a comma", () => {
    expect([" 0.000652 ", "0,000652", "1"].map(plain)).toEqual(["0.000652", "0.000652", "1"]);
  });

  it.each(["1,234.5", "1.234,5", "1 234,5", "1,2,3", "-1", "1e3"])("is not what %s might mean", (typed) => {
    expect(broken(rateRules.rate, plain(typed))).toBeDefined();
  });

  it("begins with the amount that has none", () => {
    expect(newRate({ code: "ETH", network: "ethereum", quote: "EUR" })).toMatchObject({ scheme: "MONEY_SCHEME_VIRTUAL_ASSET", code: "ETH", network: "ethereum", quoteCurrency: "EUR" });
    expect(newRate({ code: "NGN" })).toMatchObject({ scheme: "MONEY_SCHEME_ISO_4217", code: "NGN", quoteCurrency: "USD" });
  });

  it("is sent in the form that the contract asks for", () => {
    expect(sentRate({ ...newRate({ code: " ngn " }), rate: "0,000652", source: " Central Bank of Nigeria " })).toMatchObject({ code: "NGN", rate: "0.000652", source: "Central Bank of Nigeria" });
  });
});
