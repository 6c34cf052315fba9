import { useState } from "react";
import { useCondition as conditions } from "@/gen/enums";
import { changeRestrictionsRequestRules, notToCountriesRules, restrictionRules as textRules } from "@/gen/rules";
import type { Restriction, UseCondition } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { CountriesField } from "@/parts/CountriesField";
import { SelectField, TextField } from "@/parts/Form";
import { LevelField } from "@/parts/LevelField";
import { isWhole, newRestriction, restrictionName, restrictionOf, type RestrictionRule, restrictionRules, restrictionText, type TypedRestriction } from "./restrictions";

interface Given {
  rows: readonly TypedRestriction[];
  change: (rows: TypedRestriction[]) => void;
  /** Whose they are: it keeps nothing from itself. */
  country: string;
  nameOf: (code: string) => string;
}

/** What limits the data of a country, row by row, with what each means beneath. */
export function RestrictionRows({ rows, change, country, nameOf }: Given) {
  const t = useWords();
  const [rule, setRule] = useState<RestrictionRule>("notToCountries");
  const put = (key: string, typed: Partial<TypedRestriction>) => change(rows.map((one) => (one.key === key ? { ...one, ...typed } : one)));
  return (
    <>
      <div className="caveat-rows">
        {rows.map((row, at) => (
          <fieldset className="caveat-row" key={row.key}>
            <legend>
              {t(restrictionName(row.rule))} <bdi className="code quiet">{row.key}</bdi>
            </legend>
            <Fields row={row} path={`restrictions[${at}]`} change={(typed) => put(row.key, typed)} country={country} nameOf={nameOf} />
            <button type="button" className="button plain small" onClick={() => change(rows.filter((one) => one.key !== row.key))}>
              {t("caveat.remove", { caveat: t(restrictionName(row.rule)) })}
            </button>
          </fieldset>
        ))}
      </div>
      {rows.length < changeRestrictionsRequestRules.restrictions.maxItems && (
        <div className="caveat-add">
          <SelectField
            label={t("restriction.add.which")}
            path="restriction"
            value={rule}
            change={(one) => setRule(one as RestrictionRule)}
            options={restrictionRules.map((one) => [one, t(restrictionName(one))] as const)}
          />
          <button type="button" className="button line" onClick={() => change([...rows, newRestriction(rule, rows)])}>
            {t("restriction.add")}
          </button>
        </div>
      )}
      <section className="note" aria-label={t("restrictions.preview")}>
        <h3>{t("restrictions.preview")}</h3>
        {rows.some(isWhole) ? (
          <ul className="listed">
            {rows.filter(isWhole).map((one) => (
              <li key={one.key}>{restrictionText(t, restrictionOf(one) as Restriction, nameOf)}</li>
            ))}
          </ul>
        ) : (
          <p>{t(rows.length ? "caveats.preview.unfinished" : "restrictions.preview.none")}</p>
        )}
        <p className="small quiet">{t("restrictions.facts")}</p>
      </section>
    </>
  );
}

interface FieldsGiven {
  row: TypedRestriction;
  path: string;
  change: (typed: Partial<TypedRestriction>) => void;
  country: string;
  nameOf: (code: string) => string;
}

function Fields({ row, path, change, country, nameOf }: FieldsGiven) {
  const t = useWords();
  if (row.rule === "other") return <p className="small quiet">{t("caveat.other.kept")}</p>;
  const note = <TextField prose label={t("caveat.note")} path={`${path}.note`} rule={textRules.note} value={row.note} change={(typed) => change({ note: typed })} />;
  if (row.rule === "notToCountries") {
    return (
      <>
        <CountriesField
          label={t("restriction.countries")}
          help={t("restriction.countries.help")}
          path={`${path}.not_to_countries.countries`}
          rule={notToCountriesRules.countries}
          value={row.countries}
          change={(countries) => change({ countries })}
          nameOf={nameOf}
          without={[country]}
          most={notToCountriesRules.countries.maxItems}
        />
        {note}
      </>
    );
  }
  return (
    <>
      <LevelField path={`${path}.least_handling.handling_level`} value={row.level} change={(level) => change({ level })} />
      <p className="small quiet">{t("restriction.level.help")}</p>
      <SelectField
        label={t("restriction.condition")}
        path={`${path}.least_handling.use_condition`}
        value={row.condition}
        change={(condition) => change({ condition: condition as UseCondition | "" })}
        options={[["", t("restriction.condition.any")] as const, ...conditions.filter((one) => one !== "USE_CONDITION_EVIDENCE_AFTER_LETTER_OF_REQUEST").map((one) => [one, t(`terms.${one}`)] as const)]}
      />
      <label className="choice">
        <input type="checkbox" checked={row.consent} onChange={(event) => change({ consent: event.target.checked })} />
        {t("restriction.consent")}
      </label>
      {note}
    </>
  );
}
