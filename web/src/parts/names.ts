import { call } from "@/call/call";
import { namePeople } from "@/gen/methods";
import type { PersonName } from "@/gen/types";

/** How many are asked for in one call, as the contract says. */
const MOST = 50;
/** A page draws its parts one after the other; what they ask for meanwhile goes by one call. */
const GATHER_MS = 20;
/** For so long a name is taken as it was told. */
const GOOD_MS = 5 * 60_000;
/** After so long it is asked again where nobody has answered. */
const AGAIN_MS = 30_000;

interface Known {
  /** Null where it is not told. */
  readonly name: PersonName | null;
  readonly until: number;
}

// Another person who signs in loads the page anew, so what stands here was told to whoever reads it.
const known = new Map<string, Known>();
const waiting = new Set<string>();
const watching = new Set<() => void>();
let turn = 0;
let gathers = false;

/** What somebody is called; undefined while it is asked for, null where it is not told. */
export function nameFor(personId: string): PersonName | null | undefined {
  const one = known.get(personId);
  if (!one || one.until < Date.now()) ask(personId);
  return one?.name;
}

export function watchNames(told: () => void): () => void {
  watching.add(told);
  return () => void watching.delete(told);
}

/** Another one after each answer. */
export function namesTurn(): number {
  return turn;
}

function ask(personId: string): void {
  waiting.add(personId);
  if (gathers) return;
  gathers = true;
  setTimeout(() => void send(), GATHER_MS);
}

async function send(): Promise<void> {
  const personIds = [...waiting].slice(0, MOST);
  const told = await answered(personIds);
  for (const id of personIds) {
    waiting.delete(id);
    known.set(id, { name: told?.get(id) ?? (told ? null : (known.get(id)?.name ?? null)), until: Date.now() + (told ? GOOD_MS : AGAIN_MS) });
  }
  gathers = waiting.size > 0;
  if (gathers) setTimeout(() => void send(), 0);
  turn++;
  watching.forEach((one) => one());
}

/** Nothing where nobody answers: a page is whole without names. */
async function answered(personIds: string[]): Promise<Map<string, PersonName> | undefined> {
  try {
    const { names } = await call(namePeople, { personIds });
    return new Map(names.map((one) => [one.personId, one]));
  } catch {
    return undefined;
  }
}
