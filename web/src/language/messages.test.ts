import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { reasons } from "@/gen/reasons";
import { ruleIds } from "@/gen/rules";
import * as enums from "@/gen/enums";
import { languages, locale } from "./language";

const root = join(import.meta.dirname, "..");
const folders = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith("words/en.json")).map((path) => join(root, path, ".."));

function words(folder: string, language: string): Record<string, string> {
  return JSON.parse(readFileSync(join(folder, `${language}.json`), "utf8")) as Record<string, string>;
}

const english = Object.assign({}, ...folders.map((folder) => words(folder, "en"))) as Record<string, string>;

/** The names of what a text is filled with, in it and in all its plurals. */
function values(text: string): string[] {
  const found = new Set<string>();
  const look = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(look);
    if (typeof part !== "object" || part === null) return;
    const one = part as { type: number; value?: unknown; options?: Record<string, { value: unknown }> };
    if (one.type !== 0 && one.type !== 7 && typeof one.value === "string") found.add(one.value);
    Object.values(one.options ?? {}).forEach((option) => look(option.value));
  };
  look(new IntlMessageFormat(text, "en").getAst());
  return [...found].sort();
}

/** The plurals of a text, each by the classes that it tells apart. */
function plurals(text: string, language: string): string[][] {
  const found: string[][] = [];
  const look = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(look);
    if (typeof part !== "object" || part === null) return;
    const one = part as { type: number; options?: Record<string, { value: unknown }> };
    if (one.type === 6) found.push(Object.keys(one.options ?? {}));
    Object.values(one.options ?? {}).forEach((option) => look(option.value));
  };
  look(new IntlMessageFormat(text, language).getAst());
  return found;
}

describe("the texts", () => {
  it.each(folders)("of %s are there in every language, with the same values, and can be read", (folder) => {
    const own = words(folder, "en");

    for (const language of languages) {
      const other = words(folder, language);
      expect(Object.keys(other).sort(), `${language} in ${folder}`).toEqual(Object.keys(own).sort());
      for (const [id, text] of Object.entries(other)) {
        expect(text.trim(), `${id} in ${language}`).not.toBe("");
        expect(values(text), `${id} in ${language}`).toEqual(values(own[id] ?? ""));
      }
    }
  });

  it.each(languages)("in %s have every plural of that language", (language) => {
    const classes = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const missing = folders.flatMap((folder) =>
      Object.entries(words(folder, language)).flatMap(([id, text]) =>
        plurals(text, language).flatMap((told) => classes.filter((one) => !told.includes(one) && !(one === "zero" && told.includes("=0"))).map((one) => `${id}: ${one}`)),
      ),
    );

    expect(missing).toEqual([]);
  });

  it.each([
    ["en", "tasks.count", { number: 1, late: 0 }, "1 task, 0 late"],
    ["en", "tasks.count", { number: 5000, late: 1200 }, "5,000 tasks, 1,200 late"],
    ["fr", "tasks.count", { number: 1, late: 0 }, "1 tâche, 0 en retard"],
    ["ar", "tasks.count", { number: 3, late: 2 }, "3 مهام، اثنتان متأخرتان"],
    ["ar", "table.most", { number: 5000 }, "5,000 سطر على الأكثر دفعة واحدة."],
    ["es", "table.posting", { reference: "R", posted: 0, lines: 1 }, "R: 0 de 1 línea procesada"],
  ] as const)("in %s count %s", (language, id, given, expected) => {
    const text = Object.assign({}, ...folders.map((folder) => words(folder, language)))[id] as string;

    expect(new IntlMessageFormat(text, locale(language)).format(given)).toBe(expected);
  });

  it("of one folder do not stand in the way of another's", () => {
    const ids = folders.flatMap((folder) => Object.keys(words(folder, "en")));

    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it("all stand somewhere in the code, by name or as a template makes it", () => {
    // What is printed by the service has its texts from here, too.
    const printed = join(root, "../../operations-service/src/main/java/cordon/operations");
    const code = [root, join(printed, "order"), join(printed, "paper")].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((path) => /\.(tsx?|java)$/.test(path) && !/\.test\.|^gen\b/.test(path))
        .flatMap((path) => readFileSync(join(folder, path), "utf8").split("\n")),
    );
    const named = new Set(code.flatMap((line) => [...line.matchAll(/"([\w.-]+)"/g)].map(([, id]) => id)));
    // A draft has a name too, which is none of a text.
    const made = code
      .filter((line) => !/draft/i.test(line))
      .flatMap((line) => [...line.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^{}`]*\})*)`/g)])
      .map(([, template = ""]) => new RegExp(`^${template.replaceAll(".", "\\.").replace(/\$\{[^{}`]*\}/g, "[\\w-]+")}$`));

    // Rules have their names from the contract and from what the browser refuses by itself.
    expect(Object.keys(english).filter((id) => !named.has(id) && !id.startsWith("rule.") && !made.some((one) => one.test(id)))).toEqual([]);
  });

  it.each(languages)("in %s call different things by different words", (language) => {
    const text = Object.assign({}, ...folders.map((folder) => words(folder, language))) as Record<string, string>;

    expect(text["fieldname.leadAgency"]).not.toBe(text["state.CASE_STATE_LEAD"]);
  });

  it("know every reason of the contract", () => {
    expect(Object.keys(reasons).filter((reason) => !english[`reason.${reason}`])).toEqual([]);
  });

  it("know every rule of the contract that has a name of its own", () => {
    expect(ruleIds.filter((rule) => !english[`rule.${rule}`])).toEqual([]);
  });

  it.each([
    ["state", enums.taskState], ["state", enums.operationState], ["state", enums.planState], ["state", enums.participationState],
    ["state", enums.resultState], ["state", enums.submissionState], ["purpose", enums.purpose], ["crime", enums.crimeArea],
    ["phase", enums.phaseKind], ["level", enums.handlingLevel], ["contact", enums.contactPointKind], ["route", enums.returnRoute],
    ["state", enums.hotspotState], ["site", enums.placeType], ["site", enums.onlineType], ["risk", enums.riskGrade], ["scheme", enums.evaluationScheme],
    ["participant", enums.participantKind], ["likelihood", enums.riskLikelihood], ["impact", enums.riskImpact], ["step", enums.communicationStep],
    ["report", enums.reportKind], ["point", enums.completenessPoint],
    ["state", enums.planningItemState], ["state", enums.meetingState], ["meeting.kind", enums.meetingKind], ["state", enums.contributionState],
    ["state", enums.packageState], ["state", enums.packageCopyState], ["state", enums.widerUseState], ["terms", enums.useCondition], ["packages", enums.packageSide],
    ["use", enums.useKind], ["breach", enums.useBreach], ["outcome", enums.packageOutcome], ["end", enums.recallEnd],
    ["state", enums.orderState], ["state", enums.orderCopyState],
  ])("of %s name every value that there is", (prefix, values) => {
    expect(values.filter((value) => !english[`${prefix}.${value}`])).toEqual([]);
  });
});
