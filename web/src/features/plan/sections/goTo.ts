/** By which the page finds a section. */
export function sectionId(key: string): string {
  return `section-${key}`;
}

/** Shows a section of the plan, and goes on from there. */
export function goTo(key: string): void {
  const there = document.getElementById(sectionId(key));
  there?.scrollIntoView({ block: "start" });
  there?.focus({ preventScroll: true });
}
