import { expect, it } from "vitest";
import type { EarlierOutcome, Figure, Outcome, Tally } from "@/gen/types";
import type { Words } from "@/language/useWords";
import { changeOf, comparable, hasChanged, sizeOf, toldChange } from "./change";

const count = (number: number) => ({ count: String(number), originalAmounts: [], unvaluedAmounts: [], originalsLeftOut: 0, unvaluedLeftOut: 0 }) as Tally;
const money = (units: string, scale = 2) => ({ ...count(0), amount: { scheme: "MONEY_SCHEME_ISO_4217", code: "USD", network: "", scale, units } }) as Tally;
const t = { number: (value: bigint) => String(value), large: (value: string) => value } as unknown as Words;
const plain = (text: string) => text.replaceAll(/[\u2066\u2069]/g, "");

it.each([
  [count(1209), count(1195), "+14"],
  [count(5), count(7), "−2"],
  [count(5), undefined, "+5"],
  [undefined, count(5), "−5"],
  [money("150"), money("100"), "+0.50"],
  [undefined, money("100"), "−1.00"],
  [money("9", 0), money("850", 2), "+0.50"],
])("from %j a change to %j is told with its sign", (now, then, expected) => {
  expect(plain(toldChange(t, changeOf(now, then)))).toBe(expected);
});

it.each([
  ["ar-u-nu-latn", "\u2066+2.5\u2069 مليون"],
  ["en-GB", "\u2066+2.5\u2069 million"],
  ["fr", "\u2066+2,5\u2069 millions"],
])("keeps its sign to its digits in %s, and leaves words their direction", (locale, expected) => {
  const large = new Intl.NumberFormat(locale, { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 4 });
  const words = { large: (value: string) => large.format(value as Intl.StringNumericLiteral) } as unknown as Words;

  expect(toldChange(words, changeOf(money("250000000"), undefined)).replace(/\s/, " ")).toBe(expected);
});

it.each(["ar-u-nu-latn", "en-GB", "fr", "es"])("keeps all its digits together in %s", (locale) => {
  const told = new Intl.NumberFormat(locale).format(1234567);
  const words = { number: () => told } as unknown as Words;

  expect(toldChange(words, changeOf(count(0), count(1234567)))).toBe(`\u2066−${told}\u2069`);
});

it.each([
  [true, "USD", true],
  [false, "USD", false],
  [true, "EUR", false],
])("is told of figures with totals: %s and in %s only where both have the same", (totalsIncluded, reportCurrency, expected) => {
  expect(comparable({ totalsIncluded, reportCurrency } as EarlierOutcome, { totalsIncluded: true, reportCurrency: "USD" } as Outcome)).toBe(expected);
});

it("is one also where only what is provisional is otherwise", () => {
  const figure = (validated: number, provisional: number) => ({ validated: count(validated), provisional: count(provisional) }) as Figure;

  expect(hasChanged(figure(5, 1), figure(5, 0))).toBe(true);
  expect(hasChanged(figure(5, 1), figure(5, 1))).toBe(false);
  expect(hasChanged(undefined, undefined)).toBe(false);
  expect(sizeOf(changeOf(count(1), count(4)))).toBe(3n);
});
