import { useEffect, useSyncExternalStore } from "react";
import type { Given } from "@/call/method";
import type { AdmitPersonRequest } from "@/gen/types";

/** Letters and digits that nobody takes for one another: no I, l, i, O, o, 0, 1. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const GROUPS = 4;
const GROUP = 6;
/** Of a byte: what lies above would make the first letters likelier. */
const BOUND = 256 - (256 % ALPHABET.length);

/** 24 characters, about 138 bits, in groups that can be read out. */
export function newPassword(): string {
  let found = "";
  while (found.length < GROUPS * GROUP) {
    for (const byte of crypto.getRandomValues(new Uint8Array(GROUPS * GROUP))) if (byte < BOUND && found.length < GROUPS * GROUP) found += ALPHABET[byte % ALPHABET.length];
  }
  // Realms may ask for each kind; that one is missing is rare, and begun anew.
  if (![/[a-z]/, /[A-Z]/, /[0-9]/].every((kind) => kind.test(found))) return newPassword();
  return (found.match(new RegExp(`.{${GROUP}}`, "g")) as string[]).join("-");
}

/** An admission with its first password, until that was shown. Kept in the memory of the page and nowhere else. */
export interface First {
  readonly request: Given<AdmitPersonRequest> & { readonly personId: string; readonly oneTimePassword: string };
  /** The same at each repeat, so that it is done once. */
  readonly key: string;
  readonly name: string;
  readonly admitted: boolean;
}

let firsts: readonly First[] = [];
const listeners = new Set<() => void>();

function change(next: readonly First[]): void {
  firsts = next;
  listeners.forEach((listener) => listener());
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

/** The admission of somebody as it was sent and not answered, or a new one. */
export function attempt(personId: string, version: string | undefined, name: string): First {
  const before = firsts.find((one) => one.request.personId === personId && !one.admitted);
  if (before) return before;
  const made = { request: { personId, version, oneTimePassword: newPassword() }, key: crypto.randomUUID(), name, admitted: false };
  change([...firsts, made]);
  return made;
}

export function isUnanswered(personId: string): boolean {
  return firsts.some((one) => one.request.personId === personId && !one.admitted);
}

export function admitted({ key }: First): void {
  change(firsts.map((one) => (one.key === key ? { ...one, admitted: true } : one)));
}

/** It was refused, or has been shown. */
export function forget({ key }: Pick<First, "key">): void {
  change(firsts.filter((one) => one.key !== key));
}

/** Those that are there; as long as there are any, the browser asks before the page goes. */
export function useFirsts(): readonly First[] {
  const shown = useSyncExternalStore(listen, () => firsts);
  const there = shown.length > 0;
  useEffect(() => {
    if (!there) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [there]);
  return shown;
}
