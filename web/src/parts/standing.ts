import { createContext } from "react";
import type { Refusal } from "@/call/refusal";

/** A refusal that somebody has read and not answered. */
export interface Standing {
  readonly id: string;
  readonly title: string;
  readonly refusal: Refusal;
}

/** Told of each refusal that is shown within what was loaded, and when it is shown no more. */
export const StandingRefusals = createContext<(id: string, told: Omit<Standing, "id"> | undefined) => void>(() => undefined);
