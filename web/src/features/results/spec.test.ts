import { describe, expect, it } from "vitest";
import type { ResultSpec } from "@/gen/types";
import { detected, nothingTyped, protectedIn, scaleOf, specOf, typedOf } from "./spec";

const typed = { ...nothingTyped, reference: " ARR-1 ", occurredTime: "2026-11-20T04:00:00.000Z" };

describe("what is typed", () => {
  it("becomes a count", () => {
    expect(specOf({ ...typed, number: "12" })).toEqual({ reference: "ARR-1", occurredTime: typed.occurredTime, personsArrested: { count: { number: "12" } } });
  });

  it("becomes persons, with a document only where one is known", () => {
    const persons = [{ ...nothingTyped.persons[0]!, reference: "C-1", document: "NG A01234567" }, { ...nothingTyped.persons[0]!, reference: "C-2" }];

    expect(specOf({ ...typed, itemised: true, persons }).personsArrested?.items?.persons).toMatchObject([
      { reference: "C-1", identifier: { type: "IDENTIFIER_TYPE_DOCUMENT", value: "NG A01234567" } },
      { reference: "C-2" },
    ]);
  });

  it("becomes exact money in the currency's own scale", () => {
    const money = specOf({ ...typed, finding: "fundsIntercepted", code: "NGN", amount: "1,250000.5".replace(",", "") });

    expect(money.fundsIntercepted?.amount).toEqual({ scheme: "MONEY_SCHEME_ISO_4217", code: "NGN", network: "", scale: 2, units: "125000050" });
    expect(scaleOf("MONEY_SCHEME_ISO_4217", "XOF")).toBe(0);
    expect(scaleOf("MONEY_SCHEME_VIRTUAL_ASSET", "ETH", "1.000000000000000001")).toBe(18);
  });

  // What Intl tells is what people use in a shop (Unicode CLDR), and for many of these it is nothing behind the point.
  it.each([
    [0, ["JPY", "XOF", "CLP"]],
    [2, ["COP", "IDR", "HUF", "PKR", "MMK", "LBP", "MGA", "YER", "ALL", "USD"]],
    [3, ["IQD", "TND", "KWD"]],
    [4, ["CLF"]],
  ])("has %i places in the currencies that have so many in ISO 4217", (places, codes) => {
    expect(codes.filter((code) => scaleOf("MONEY_SCHEME_ISO_4217", code) !== places)).toEqual([]);
  });

  it("becomes a nil return and nothing else", () => {
    expect(specOf({ ...typed, finding: "nilReturn", number: "12" })).toEqual({ reference: "ARR-1", occurredTime: typed.occurredTime, nilReturn: {} });
  });

  it.each([
    ["shop-login.example", "DOMAIN"],
    ["evil[.]example", "DOMAIN"],
    ["hxxps://evil[.]example/a", "URL"],
    ["192.0.2.7", "IP_ADDRESS"],
    ["2001:db8::1", "IP_ADDRESS"],
    ["+234 803 555 0101", "PHONE"],
  ])("as %s is taken for a %s", (value, kind) => {
    expect(detected(value)).toBe(`IDENTIFIER_TYPE_${kind}`);
  });
});

describe("what was reported", () => {
  it.each([
    { ...typed, number: "12" },
    { ...typed, finding: "fraudVictimsTargeted" as const, number: "65000" },
    { ...typed, finding: "fundsIntercepted" as const, code: "NGN", amount: "1250000.50", rung: "MONEY_RUNG_SEIZED" as const, holder: "058 0123456789" },
    { ...typed, finding: "fundsIntercepted" as const, code: "KWD", amount: "01.250" },
    { ...typed, finding: "infrastructuresTakenDown" as const, itemised: true, identifiers: "a.example\nhttps://b.example/" },
    { ...typed, finding: "nilReturn" as const },
  ])("is typed again as it was: %o", (before) => {
    const spec = specOf(before) as ResultSpec;

    expect(specOf(typedOf("1", { ...spec, taskId: "", placeCountry: "" }))).toEqual(spec);
  });

  it("says how much of it is protected", () => {
    const person = { reference: "C-1", identifier: { type: "IDENTIFIER_TYPE_DOCUMENT", value: "" } };

    expect(protectedIn({ personsArrested: { items: { persons: [person, { reference: "C-2" }] } } } as ResultSpec)).toBe(1);
  });
});
