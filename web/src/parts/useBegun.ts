import type { Act } from "@/call/useAct";
import { useChanged } from "./Changed";
import type { Draft } from "./draft";
import { typedOn } from "./typedOn";

interface Versioned {
  readonly version: string;
  readonly spec?: object;
}

interface How<T> {
  /** The record as it is typed; what is said of it without. What nobody has typed on follows it. */
  fieldsOf?: (record: T) => object | undefined;
  /** What of it is decided on; what is said of it without. */
  of?: (record: T) => unknown;
}

const specOf = ({ spec }: Versioned) => spec;

/** A draft stands on the record that was read when it was begun, also after a reload; what has changed since is told before it is sent. */
export function useBegun<T extends Versioned, Typed extends { begun?: T | undefined }>(
  draft: Draft<Typed>,
  now: T | undefined,
  acts: readonly Pick<Act<never, unknown>, "busy" | "clear">[],
  { fieldsOf = specOf, of = specOf }: How<T> = {},
) {
  const { begun } = draft.value;
  const read = { record: begun, changed: begun?.version !== now?.version, take: (one: T | undefined) => one && draft.set((typed) => typedOn(one, typed, fieldsOf)) };
  return { begun, ...useChanged(read, now, acts, { of: (one) => one && of(one), matters: now !== undefined }) };
}
