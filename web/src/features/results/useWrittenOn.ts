import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Result } from "@/gen/types";
import { versionQuery } from "./results";

interface WrittenOn {
  /** The version on which somebody writes, as far as it is known. */
  readonly base: Result | undefined;
  /** Whether it could not be read. */
  readonly unread: boolean;
  readonly again: () => void;
  /** From now on it is written on what the result is now. */
  readonly take: () => void;
}

/** What somebody has read before they wrote: also where they wrote it earlier, and a colleague has made another version since. */
export function useWrittenOn(result: Result | undefined, version: string): WrittenOn {
  const [known, setKnown] = useState(result);
  const asks = known !== undefined && known.version !== version;
  const old = useQuery({ ...versionQuery(result?.resultId ?? "", version), enabled: asks });
  return { base: asks ? old.data : known, unread: asks && old.isError, again: () => void old.refetch(), take: () => setKnown(result) };
}
