import type { Refusal } from "./refusal";

/** Refusals that say the same, with whom they were told of: one fault is told once, however many it concerns. */
export function alike(refused: ReadonlyMap<string, Refusal>): readonly { refusal: Refusal; of: readonly string[] }[] {
  const groups = new Map<string, { refusal: Refusal; of: string[] }>();
  for (const [one, refusal] of refused) {
    const said = JSON.stringify([refusal.reason, refusal.violations, refusal.metadata]);
    const group = groups.get(said);
    if (group) group.of.push(one);
    else groups.set(said, { refusal, of: [one] });
  }
  return [...groups.values()];
}
