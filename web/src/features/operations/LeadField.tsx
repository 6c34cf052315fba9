import { useState } from "react";
import type { Rule } from "@/call/rules";
import { leadRules } from "@/gen/rules";
import type { Lead } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { GroupField } from "@/parts/Form";
import { plain } from "@/shell/ranked";

interface Given {
  value: Lead;
  change: (lead: Lead) => void;
  /** Who cannot be left out: empty for the secretariat. */
  stays?: string | undefined;
  help: string;
}

const most = leadRules.countries.maxItems;

const asked: Rule = { name: "lead", required: true };

/** Who leads: the secretariat, a country, or several together. */
export function LeadField({ value, change, stays, help }: Given) {
  const t = useWords();
  const [find, setFind] = useState("");
  const { secretariat, countries } = value;
  const fits = (name: string) => plain(name).includes(plain(find));
  const choose = (code: string, on: boolean) => change({ secretariat, countries: on ? [...countries, code].sort() : countries.filter((one) => one !== code) });
  return (
    <GroupField
      label={t("lead.who")}
      help={help}
      path="lead"
      rule={asked}
      value={[secretariat && "secretariat", ...countries].filter(Boolean).join()}
      remark={countries.length > most ? t("lead.most", { number: most }) : undefined}
      look="stack"
    >
      <input type="search" aria-label={t("country.find")} placeholder={t("country.find")} value={find} onChange={(event) => setFind(event.target.value)} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} />
      <div className="choose">
        {fits(t("secretariat")) && (
          <label>
            <input type="checkbox" checked={secretariat} disabled={stays === ""} onChange={(event) => change({ secretariat: event.target.checked, countries })} />
            <span>{t("secretariat")}</span>
          </label>
        )}
        {countryCodes
          .filter((code) => fits(`${t.country(code)} ${code}`))
          .sort((one, other) => Number(countries.includes(other)) - Number(countries.includes(one)) || t.compare(t.country(one), t.country(other)))
          .map((code) => (
            <label key={code}>
              <input type="checkbox" checked={countries.includes(code)} disabled={stays === code} onChange={(event) => choose(code, event.target.checked)} />
              <Country code={code} />
            </label>
          ))}
      </div>
    </GroupField>
  );
}
