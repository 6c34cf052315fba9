import type { ReactNode } from "react";
import type { Rule } from "@/call/rules";
import { moneyScheme } from "@/gen/enums";
import type { MoneyScheme } from "@/gen/types";
import { capitals, smallLetters } from "@/language/letters";
import { useWords } from "@/language/useWords";
import { TextField } from "./Form";

interface Money {
  scheme: MoneyScheme;
  code: string;
  network: string;
}

interface Given {
  value: Money;
  set: (change: Partial<Money>) => void;
  /** Where a refusal names them. */
  paths: { code: string; network: string };
  rules: { code: Rule; network: Rule };
  /** What stands beside them. */
  children: ReactNode;
}

/** Which money: a currency by its code, or a virtual asset with its network. */
export function MoneyCode({ value: { scheme, code, network }, set, paths, rules, children }: Given) {
  const t = useWords();
  const virtual = scheme === "MONEY_SCHEME_VIRTUAL_ASSET";
  return (
    <>
      <div className="segments" role="group" aria-label={t("report.money.scheme")}>
        {moneyScheme.map((one) => (
          <button key={one} type="button" aria-pressed={scheme === one} onClick={() => set({ scheme: one, code: "", network: "" })}>
            {t(`scheme.${one}`)}
          </button>
        ))}
      </div>
      <div className="pair">
        <TextField code label={t("report.money.code")} path={paths.code} rule={rules.code} value={code} change={(typed) => set({ code: capitals(typed) })} list="currencies" placeholder={virtual ? "ETH" : "NGN"} />
        {virtual ? (
          <TextField code label={t("report.money.network")} path={paths.network} rule={{ ...rules.network, required: true }} value={network} change={(typed) => set({ network: smallLetters(typed) })} placeholder="ethereum" />
        ) : (
          <datalist id="currencies">
            {Intl.supportedValuesOf("currency").map((one) => (
              <option key={one} value={one}>
                {t.currency(one)}
              </option>
            ))}
          </datalist>
        )}
        {children}
      </div>
    </>
  );
}
