import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import type { ReactNode } from "react";
import type { Rule } from "@/call/rules";
import { Button } from "./Button";
import { Field } from "./Form";

interface Given {
  label: string;
  help?: ReactNode;
  path: string;
  rule?: Rule | undefined;
  value: readonly string[];
  change: (value: string[]) => void;
  nameOf: (code: string) => string;
  /** Those that are not offered. */
  without?: readonly string[];
  /** So many at most. */
  most?: number | undefined;
}

/** Any countries of the world, chosen one after another; each goes by a press. */
export function CountriesField({ label, help, path, rule, value, change, nameOf, without = [], most = Infinity }: Given) {
  const t = useWords();
  const free = [...countryCodes].filter((code) => !value.includes(code) && !without.includes(code)).map((code) => [code, nameOf(code)] as const);
  return (
    <Field label={label} help={help} path={path} rule={rule} value={value.join()}>
      {(wiring) => (
        <>
          <select {...wiring} value="" disabled={value.length >= most} onChange={(event) => event.target.value && change([...value, event.target.value])}>
            <option value="">{t("country.add")}</option>
            {free
              .sort(([, one], [, other]) => t.compare(one, other))
              .map(([code, country]) => (
                <option key={code} value={code}>
                  {country}
                </option>
              ))}
          </select>
          <div className="buttons">
            {value.map((code) => (
              <Button key={code} small aria-label={t("plan.remove", { name: nameOf(code) })} onClick={() => change(value.filter((one) => one !== code))}>
                <bdi>{nameOf(code)}</bdi> <span aria-hidden="true">×</span>
              </Button>
            ))}
          </div>
        </>
      )}
    </Field>
  );
}
