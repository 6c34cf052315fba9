import type { Language } from "@/language/language";
import { fetched } from "@/shell/fetched";
import type { Topic } from "./topics";

/** A topic in one language: its title, and what follows it, in Markdown. */
export interface Text {
  readonly title: string;
  readonly body: string;
}

export type Texts = Readonly<Record<Topic, Text>>;

/** Of files as `./topics/plan/en.md`, each with its title in the first line. */
export function textsOf(files: Readonly<Record<string, string>>): Texts {
  return Object.fromEntries(
    Object.entries(files).map(([path, file]) => {
      const [first = "", ...rest] = file.split("\n");
      return [path.split("/").at(-2), { title: first.replace(/^# /, ""), body: rest.join("\n").trim() }];
    }),
  ) as unknown as Texts;
}

const load: Readonly<Record<Language, () => Promise<{ default: Texts }>>> = {
  en: fetched(() => import("./en")),
  fr: fetched(() => import("./fr")),
  es: fetched(() => import("./es")),
  ar: fetched(() => import("./ar")),
};

export async function fetchTexts(language: Language): Promise<Texts> {
  return (await load[language]()).default;
}

/** All topics of a language come at once, when the first of them is asked for. */
export function textsQuery(language: Language) {
  return {
    queryKey: ["help", language],
    queryFn: () => fetchTexts(language),
    staleTime: Infinity,
    gcTime: Infinity,
  };
}
