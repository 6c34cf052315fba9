import { expect, it } from "vitest";
import { ranked } from "./ranked";

const entries = ["Inbox", "Operations", "Côte d'Ivoire: takedown", "Raid a compound, Côte", "Serengeti 2.0: Outcome"].map((text) => ({ text }));

const found = (typed: string) => ranked(entries, typed).map((entry) => entry.text);

it("finds without accents and in any order of words", () => {
  expect(found("takedown cote")).toEqual(["Côte d'Ivoire: takedown"]);
});

it("puts beginnings first", () => {
  expect(found("co")[0]).toBe("Côte d'Ivoire: takedown");
});

it("gives everything for nothing, and nothing for what is not there", () => {
  expect(found("")).toHaveLength(entries.length);
  expect(found("zanzibar")).toEqual([]);
});
