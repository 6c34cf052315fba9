import { useMemo } from "react";
import { useIntl } from "react-intl";
import type { Amount } from "@/gen/types";
import { decimal } from "./amount";
import type { MessageId, Values } from "./messages";

export interface Words {
  (id: MessageId, values?: Values): string;
  /** Whether there is such a text, for keys that come from a server. */
  has: (id: string) => id is MessageId;
  number: (value: string | number | bigint) => string;
  /** Code and amount: `USD 97,400,000.00`. */
  money: (amount: Amount) => string;
  /** `97.4 million`, without the code. */
  large: (value: string) => string;
  country: (code: string) => string;
  currency: (code: string) => string;
  list: (parts: readonly string[]) => string;
  compare: (one: string, other: string) => number;
  locale: string;
}

/** The texts, numbers and names of the person's language. */
export function useWords(): Words {
  const intl = useIntl();
  return useMemo(() => {
    const numbers = new Intl.NumberFormat(intl.locale);
    const names = new Intl.DisplayNames(intl.locale, { type: "region", fallback: "code" });
    const currencies = new Intl.DisplayNames(intl.locale, { type: "currency", fallback: "code" });
    const lists = new Intl.ListFormat(intl.locale, { type: "conjunction" });
    const order = new Intl.Collator(intl.locale, { numeric: true });
    const large = new Intl.NumberFormat(intl.locale, { notation: "compact", compactDisplay: "long", maximumSignificantDigits: 4 });
    const words = ((id, values) => intl.formatMessage({ id }, values as Record<string, string>)) as Words;
    words.has = (id): id is MessageId => id in intl.messages;
    words.number = (value) => numbers.format(typeof value === "string" ? BigInt(value) : value);
    words.money = (amount) => {
      const digits = Math.min(amount.scale, 2);
      const exact = new Intl.NumberFormat(intl.locale, { minimumFractionDigits: digits, maximumFractionDigits: amount.scale });
      return `${amount.code} ${exact.format(decimal(amount) as Intl.StringNumericLiteral)}`;
    };
    words.large = (value) => large.format(value as Intl.StringNumericLiteral);
    words.country = (code) => (/^[A-Za-z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
    words.currency = (code) => currencies.of(code) ?? code;
    words.list = (parts) => lists.format(parts);
    words.compare = (one, other) => order.compare(one, other);
    words.locale = intl.locale;
    return words;
  }, [intl]);
}
