// @vitest-environment jsdom
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnyRoute } from "@tanstack/react-router";
import { describe, expect, it } from "vitest";
import ar from "@/language/ar";
import en from "@/language/en";
import es from "@/language/es";
import fr from "@/language/fr";
import { type Language, languages } from "@/language/language";
import type { Messages } from "@/language/messages";
import { router } from "@/shell/router";
import { found } from "./find";
import { fetchTexts } from "./texts";
import { isTopic, topics } from "./topics";

const file = (topic: string, language: string) => readFileSync(join(import.meta.dirname, "topics", topic, `${language}.md`), "utf8");
const headings = (text: string) => [...text.matchAll(/^(#+) /gm)].map(([, level]) => level);
const items = (text: string) => [...text.matchAll(/^(?:- |\d+\. )/gm)].length;
const links = (text: string) => [...text.matchAll(/\]\(([^)]*)\)/g)].map(([, to = ""]) => to);
const places = (language: string) => links(file("words", language)).filter((to) => to.startsWith("#")).map((to) => to.slice(1));

/** Buttons and refusals, as a topic has them: without the sentence's end, and within a sentence in small letters. */
const alike = (text: string) => text.replace(/\s+/g, " ").replace(/’/g, "'").replace(/\.$/, "").toLowerCase();
const quoted = (text: string) => [...text.replace(/\*\*[^*]*\*\*/g, "").matchAll(/\*([^*\n]+)\*/g)].map(([, words = ""]) => alike(words));
const words: Readonly<Record<Language, Messages>> = { en, fr, es, ar };
/** What a screen puts into a text, as a number or a name, is no part of it. */
const texts = (language: Language) => Object.values(words[language]).map((text) => alike(text.replace(/\{\w+(, \w+)?\}/g, "{}")));

describe("a topic", () => {
  it("is named by every route", () => {
    const routes = Object.values(router.routesById as Record<string, AnyRoute>);

    expect(routes.length).toBeGreaterThan(50);
    expect(routes.filter(({ options }) => !isTopic(String(options.staticData?.help))).map(({ id }) => id)).toEqual([]);
  });

  it("is opened by some page, or listed for all", () => {
    const named = new Set(Object.values(router.routesById as Record<string, AnyRoute>).map(({ options }) => options.staticData?.help));

    // What no page is about alone is reached from the list, from other topics and by words.
    expect(topics.filter((topic) => !named.has(topic)).sort()).toEqual(["approval", "restrictions", "search", "words"]);
  });

  it("has a file for each language, and no other has", () => {
    expect(readdirSync(join(import.meta.dirname, "topics")).sort()).toEqual([...topics].sort());
    for (const topic of topics) expect(readdirSync(join(import.meta.dirname, "topics", topic)).sort(), topic).toEqual([...languages].sort().map((one) => `${one}.md`));
  });

  it.each(topics)("%s says the same in every language: as many sections, points and links", (topic) => {
    const own = file(topic, "en");

    for (const language of languages) {
      const text = file(topic, language);
      expect(text, language).toMatch(/^# \S.*\n[^\n#]/);
      expect(headings(text), language).toEqual(headings(own));
      expect(items(text), language).toBe(items(own));
      expect([...links(text)].sort(), language).toEqual([...links(own)].sort());
      expect(text, language).not.toMatch(/<[a-z/]/i);
    }
  });

  it.each(topics)("%s quotes the screens: what stands in italics is part of a text of theirs", (topic) => {
    for (const language of languages) {
      const screens = texts(language);

      expect(quoted(file(topic, language)).filter((words) => !screens.some((text) => text.includes(words))), language).toEqual([]);
      expect(quoted(file(topic, language)).length, language).toBe(quoted(file(topic, "en")).length);
    }
  });

  it.each(topics)("%s links to what is there", (topic) => {
    for (const to of links(file(topic, "en"))) {
      const [other = "", word] = to.split("#");
      if (topic !== "words" || other) expect(isTopic(other), to).toBe(true);
      if (word) expect(places("en"), to).toContain(word);
    }
  });

  it("of words has each place once, and those that the guide names", () => {
    for (const language of languages) expect(new Set(places(language)).size, language).toBe(places(language).length);
    expect(places("ar")).toEqual(expect.arrayContaining(["provisional", "validated", "nil-return", "hash", "lead"]));
  });

  it.each(languages)("in %s is called like no other", async (language) => {
    const titles = Object.values(await fetchTexts(language)).map(({ title }) => title);

    expect(titles.every((title) => title !== "")).toBe(true);
    expect(new Set(titles).size).toBe(topics.length);
  });
});

describe("searching the help", () => {
  it.each([
    ["en", "second factor", "approval"],
    ["fr", "reserves", "participation"],
    ["fr", "DUREE", undefined],
    ["fr", "modele", "templates"],
    ["es", "version en vigor", "plan"],
    ["ar", "الاوامر", "orders"],
    ["ar", "القيود", "restrictions"],
    ["ar", "البؤره", "hotspots"],
  ] as const)("in %s finds “%s”, written without accents", async (language, words, topic) => {
    const rows = found(await fetchTexts(language), words);

    if (topic) expect(rows.map((row) => row.topic)).toContain(topic);
    else expect(rows).toEqual([]);
  });

  it("shows those first that are called so, and the line that has the words", async () => {
    const texts = await fetchTexts("en");

    expect(found(texts, "hotspots")[0]?.topic).toBe("hotspots");
    expect(found(texts, "24 hours")[0]?.line).toContain("once in 24 hours");
    expect(found(texts, "nowhere to be found")).toEqual([]);
  });
});
