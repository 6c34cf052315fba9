import type { MoneyScheme, Rate } from "@/gen/types";
import { capitals } from "@/language/letters";

/** A rate as it is typed. */
export interface Typed {
  scheme: MoneyScheme;
  code: string;
  network: string;
  quoteCurrency: string;
  day: string;
  rate: string;
  source: string;
}

/** The amount without a rate from which somebody came here. */
export interface Wanted {
  code?: string | undefined;
  network?: string | undefined;
  quote?: string | undefined;
}

/** An empty one, or with what is asked for. */
export function newRate(asked: Wanted = {}): Typed {
  return {
    scheme: asked.network ? "MONEY_SCHEME_VIRTUAL_ASSET" : "MONEY_SCHEME_ISO_4217",
    code: asked.code ?? "",
    network: asked.network ?? "",
    quoteCurrency: asked.quote ?? "USD",
    day: "",
    rate: "",
    source: "",
  };
}

/** One that is there, to be corrected. */
export function typedOf({ scheme, code, network, quoteCurrency, day, rate, source }: Rate): Typed {
  return { scheme, code, network, quoteCurrency, day, rate, source };
}

/** What is sent: a decimal comma and blanks are how people type, not what is meant; a grouping mark is neither. */
export function sentRate(typed: Typed): Typed {
  return { ...typed, code: capitals(typed.code.trim()), network: typed.network.trim(), quoteCurrency: capitals(typed.quoteCurrency.trim()), rate: plain(typed.rate), source: typed.source.trim() };
}

/** `0,000652` as `0.000652`; what has more than one mark stays as it is, and is refused. */
export function plain(typed: string): string {
  const bare = typed.trim();
  return /^\d+,\d+$/.test(bare) ? bare.replace(",", ".") : bare;
}
