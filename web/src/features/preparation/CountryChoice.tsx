import { type ReactNode, useState } from "react";
import type { Rule } from "@/call/rules";
import type { Participation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { GroupField } from "@/parts/Form";
import { plain } from "@/shell/ranked";

/** So many are seen at once without looking for one. */
const MANY = 12;

interface Given {
  label: string;
  help?: ReactNode;
  path: string;
  rule?: Rule | undefined;
  /** Those to choose from. */
  among: readonly Pick<Participation, "country" | "displayName">[];
  value: readonly string[];
  change: (value: string[]) => void;
  /** Whether all may be chosen by one press. */
  every?: boolean;
  /** What is said beside a country. */
  beside?: (country: string) => ReactNode;
}

/** Any of several countries, all of them by one press. */
export function CountryChoice({ label, help, path, rule, among, value, change, every = true, beside }: Given) {
  const t = useWords();
  const [find, setFind] = useState("");
  const shown = among.filter(({ country, displayName }) => plain(`${displayName} ${country}`).includes(plain(find)));
  const whole = among.length > 0 && among.every(({ country }) => value.includes(country));
  return (
    <GroupField label={label} help={help} path={path} rule={rule} value={value.join()} look="prep-choice">
      {among.length > MANY && <input type="search" aria-label={t("country.find")} placeholder={t("country.find")} value={find} onChange={(event) => setFind(event.target.value)} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} />}
      <div className="choose">
        {every && find === "" && (
          <label>
            <input type="checkbox" checked={whole} onChange={() => change(whole ? [] : among.map(({ country }) => country))} />
            <b>{t("prep.allCountries", { number: among.length })}</b>
          </label>
        )}
        {shown.map(({ country, displayName }) => (
          <label key={country}>
            <input type="checkbox" checked={value.includes(country)} onChange={(event) => change(event.target.checked ? [...value, country] : value.filter((one) => one !== country))} />
            <Country code={country} name={displayName} />
            {beside && <span className="push">{beside(country)}</span>}
          </label>
        ))}
      </div>
    </GroupField>
  );
}
