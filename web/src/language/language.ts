import type { Messages } from "./messages";

export const languages = ["en", "fr", "es", "ar"] as const;

export type Language = (typeof languages)[number];

/** Each in its own words: who looks for it cannot read the others. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: "English",
  fr: "Français",
  es: "Español",
  ar: "العربية",
};

const KEPT = "cordon.language";

const load: Readonly<Record<Language, () => Promise<{ default: Messages }>>> = {
  en: () => import("./en"),
  fr: () => import("./fr"),
  es: () => import("./es"),
  ar: () => import("./ar"),
};

export function preferred(): Language {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return languages.find((language) => language === wanted.find((tag) => languages.some((one) => one === tag))) ?? "en";
}

export function keep(language: Language): void {
  localStorage.setItem(KEPT, language);
}

export function direction(language: Language): "ltr" | "rtl" {
  return language === "ar" ? "rtl" : "ltr";
}

/** Digits are Western in every language: figures are compared across all four. */
export function locale(language: Language): string {
  return { en: "en-GB", fr: "fr", es: "es", ar: "ar-u-nu-latn" }[language];
}

export async function messagesOf(language: Language): Promise<Messages> {
  return (await load[language]()).default;
}
