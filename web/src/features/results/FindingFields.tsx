import { ageBand, identifierType, moneyRung, sex } from "@/gen/enums";
import { amountRules, arrestedPersonRules, countRules, identifierRules } from "@/gen/rules";
import type { AgeBand, IdentifierType, MoneyRung, Sex } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { SelectField, TextField } from "@/parts/Form";
import { MoneyCode } from "@/parts/MoneyCode";
import { brokenText } from "@/parts/RefusalPanel";
import { brokenAmount, detected, linesOf, newPerson, scaleOf, type Typed } from "./spec";

interface Given {
  value: Typed;
  set: (change: Partial<Typed>) => void;
}

const ofInfrastructure: readonly IdentifierType[] = ["IDENTIFIER_TYPE_DOMAIN", "IDENTIFIER_TYPE_URL", "IDENTIFIER_TYPE_IP_ADDRESS", "IDENTIFIER_TYPE_PHONE"];
const MOST = 200;

/** The fields of each kind of result; what was typed for another kind stays. */
export function FindingFields({ value, set }: Given) {
  const t = useWords();
  switch (value.finding) {
    case "personsArrested":
      return (
        <>
          <CountedOrListed value={value} set={set} />
          {value.itemised ? <Persons value={value} set={set} /> : <Counted path="spec.persons_arrested" value={value} set={set} />}
        </>
      );
    case "fraudVictimsTargeted":
      return <Counted path="spec.fraud_victims_targeted" value={value} set={set} />;
    case "infrastructuresTakenDown":
      return (
        <>
          <CountedOrListed value={value} set={set} />
          {value.itemised ? <Identifiers value={value} set={set} /> : <Counted path="spec.infrastructures_taken_down" value={value} set={set} />}
        </>
      );
    case "fundsIntercepted":
      return <Money value={value} set={set} />;
    case "nilReturn":
      return <p className="note">{t("report.nil")}</p>;
  }
}

function CountedOrListed({ value, set }: Given) {
  const t = useWords();
  return (
    <div className="segments" role="group" aria-label={t("report.form")}>
      {[false, true].map((itemised) => (
        <button key={String(itemised)} type="button" aria-pressed={value.itemised === itemised} onClick={() => set({ itemised })}>
          {t(itemised ? "report.listed" : "report.counted")}
        </button>
      ))}
    </div>
  );
}

function Counted({ path, value, set }: Given & { path: string }) {
  const t = useWords();
  return (
    <TextField
      code
      inputMode="numeric"
      label={t("result.number")}
      path={`${path}.count.number`}
      rule={{ ...countRules.number, required: true }}
      value={value.number}
      change={(number) => set({ number: number.replace(/[\s'’\u00a0\u202f]/g, "") })}
    />
  );
}

function Persons({ value: { persons }, set }: Given) {
  const t = useWords();
  const change = (at: number, part: Partial<Typed["persons"][number]>) => set({ persons: persons.map((person, index) => (index === at ? { ...person, ...part } : person)) });
  const countries = [["", t("report.notReported")] as const, ...countryCodes.map((code) => [code, t.country(code)] as const).sort(([, one], [, other]) => t.compare(one, other))];
  return (
    <div className="persons">
      {persons.map((person, index) => {
        const path = `spec.persons_arrested.items.persons[${index}]`;
        return (
          <fieldset key={index} className="person">
            <legend>{t("report.person", { number: index + 1 })}</legend>
            <div className="pair">
              <TextField code label={t("report.person.reference")} path={`${path}.reference`} rule={arrestedPersonRules.reference} value={person.reference} change={(reference) => change(index, { reference })} />
              <TextField code label={t("report.person.document")} help={t("report.person.document.help")} path={`${path}.identifier`} value={person.document} change={(document) => change(index, { document })} />
            </div>
            <div className="pair">
              <SelectField label={t("report.person.nationality")} path={`${path}.nationality`} value={person.nationality} change={(nationality) => change(index, { nationality })} options={countries} />
              <SelectField
                label={t("report.person.sex")}
                path={`${path}.sex`}
                value={person.sex}
                change={(one) => change(index, { sex: one as Sex })}
                options={[["SEX_UNSPECIFIED", t("report.notReported")], ...sex.map((one) => [one, t(`sex.${one}`)] as const)]}
              />
              <SelectField
                label={t("report.person.age")}
                path={`${path}.age_band`}
                value={person.ageBand}
                change={(one) => change(index, { ageBand: one as AgeBand })}
                options={[["AGE_BAND_UNSPECIFIED", t("report.notReported")], ...ageBand.map((one) => [one, t(`age.${one}`)] as const)]}
              />
            </div>
            {persons.length > 1 && (
              <button type="button" className="button plain small" onClick={() => set({ persons: persons.filter((_, at) => at !== index) })}>
                {t("report.person.remove", { number: index + 1 })}
              </button>
            )}
          </fieldset>
        );
      })}
      {persons.length < MOST && (
        <button type="button" className="button" onClick={() => set({ persons: [...persons, newPerson] })}>
          {t("report.person.add")}
        </button>
      )}
    </div>
  );
}

function Identifiers({ value, set }: Given) {
  const t = useWords();
  const lines = linesOf(value.identifiers);
  const kinds = [...new Set(lines.map(detected))].map((kind) => t(`identifier.${kind as "IDENTIFIER_TYPE_DOMAIN"}`));
  return (
    <>
      <TextField
        prose
        label={t("report.identifiers")}
        help={lines.length ? t("report.identifiers.found", { number: lines.length, kinds: t.list(kinds) }) : t("report.identifiers.help")}
        path="spec.infrastructures_taken_down.items.identifiers"
        rule={{ ...identifierRules.value, maxLen: 70_000, required: true, name: "identifiers" }}
        remark={lines.length > MOST ? t("report.identifiers.most", { number: MOST }) : undefined}
        value={value.identifiers}
        change={(identifiers) => set({ identifiers })}
      />
      <SelectField
        label={t("report.identifiers.type")}
        path="spec.infrastructures_taken_down.items.type"
        value={value.identifierType}
        change={(kind) => set({ identifierType: kind as Typed["identifierType"] })}
        options={[["detect", t("report.identifiers.detect")], ...ofInfrastructure.map((kind) => [kind, t(`identifier.${kind as "IDENTIFIER_TYPE_DOMAIN"}`)] as const)]}
      />
    </>
  );
}

function Money({ value, set }: Given) {
  const t = useWords();
  const virtual = value.scheme === "MONEY_SCHEME_VIRTUAL_ASSET";
  const scale = virtual ? 18 : scaleOf(value.scheme, value.code);
  const wrong = value.amount ? brokenAmount(value.amount, scale) : undefined;
  const path = "spec.funds_intercepted";
  return (
    <>
      <MoneyCode value={value} set={set} paths={{ code: `${path}.amount.code`, network: `${path}.amount` }} rules={amountRules}>
        <TextField
          code
          inputMode="decimal"
          label={t("report.money.amount")}
          path={`${path}.amount.units`}
          rule={{ name: "amount", required: true }}
          remark={wrong && brokenText(t, wrong)}
          value={value.amount}
          change={(amount) => set({ amount })}
        />
      </MoneyCode>
      <SelectField
        label={t("report.money.rung")}
        help={t("report.money.rung.help")}
        path={`${path}.rung`}
        value={value.rung}
        change={(rung) => set({ rung: rung as MoneyRung })}
        options={moneyRung.map((rung) => [rung, t(`rung.${rung}`)] as const)}
      />
      <div className="pair">
        <SelectField
          label={t("report.money.holderType")}
          path={`${path}.holder.type`}
          value={value.holderType}
          change={(kind) => set({ holderType: kind as IdentifierType })}
          options={identifierType.filter((kind) => kind === "IDENTIFIER_TYPE_ACCOUNT" || kind === "IDENTIFIER_TYPE_WALLET").map((kind) => [kind, t(`identifier.${kind}`)] as const)}
        />
        <TextField code label={t("report.money.holder")} help={t("report.optional")} path={`${path}.holder`} value={value.holder} change={(holder) => set({ holder })} />
      </div>
    </>
  );
}

