import { useState } from "react";
import { isOwn } from "@/call/own";

export interface Read<T> {
  /** As somebody has read it: when it was opened, or when they said last that they know what has changed. */
  readonly record: T;
  /** Whether it is another now than what was read. */
  readonly changed: boolean;
  /** From now on this is what was read. */
  readonly take: (record: T) => void;
}

/** What somebody has before their eyes when they decide: what comes in its place by itself was not read. */
export function useRead<T>(record: T, id: string, versionOf: (record: T) => string | undefined): Read<T> {
  const [read, setRead] = useState({ record, id });
  const take = (one: T) => setRead({ record: one, id });
  const now = versionOf(record);
  const before = versionOf(read.record);
  // Another record, the first of it that there is, the same in all that matters, or what one has made oneself.
  const known = read.id !== id || before === undefined || now === before || isOwn(id, read.record, record) ? record : read.record;
  if (known !== read.record || read.id !== id) take(known);
  return { record: known, changed: now !== undefined && now !== versionOf(known), take };
}
