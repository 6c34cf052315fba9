export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

const KEPT = "cordon.theme";

export function theme(): Theme {
  const kept = localStorage.getItem(KEPT);
  return themes.find((one) => one === kept) ?? "system";
}

export function wear(wanted: Theme): void {
  localStorage.setItem(KEPT, wanted);
  if (wanted === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = wanted;
}
