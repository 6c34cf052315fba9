import { RowList } from "@/features/plan/sections/RowList";
import { agencyKind } from "@/gen/enums";
import { addCountryRequestRules, agencyRules, officeContactRules } from "@/gen/rules";
import type { Agency, AgencyKind, OfficeContact } from "@/gen/types";
import { useWords } from "@/language/useWords";
import type { Draft } from "@/parts/draft";
import { SelectField, TextField } from "@/parts/Form";
import { Panel } from "@/parts/Panel";
import type { Typed } from "./directory";

/** Offices that are reached round the clock. */
export function ContactFields({ draft: { value, set } }: { draft: Draft<Typed> }) {
  const t = useWords();
  return (
    <Panel title={t("directory.roundTheClock")} note={t("directory.contacts.help")} inset>
      <div className="stack">
        <RowList<OfficeContact>
          rows={value.contacts}
          change={(contacts) => set({ contacts })}
          nameOf={({ office }, index) => office || t("directory.contact", { number: index + 1 })}
          adds={[{ label: t("directory.contacts.add"), row: () => ({ office: "", telephone: "", mail: "" }) }]}
          most={addCountryRequestRules.contacts.maxItems}
        >
          {(row, index, change) => (
            <div className="stack">
              <TextField
                label={t("fieldname.office")}
                help={t("directory.office.help")}
                path={`contacts[${index}].office`}
                rule={officeContactRules.office}
                value={row.office}
                change={(office) => change({ office })}
              />
              <div className="pair">
                <TextField
                  code
                  label={t("fieldname.telephone")}
                  help={t("directory.telephone.help")}
                  path={`contacts[${index}].telephone`}
                  rule={officeContactRules.telephone}
                  remark={row.telephone || row.mail ? undefined : t("rule.office.way")}
                  value={row.telephone}
                  change={(telephone) => change({ telephone: telephone.replace(/[\s().-]/g, "") })}
                />
                <TextField code label={t("fieldname.mail")} path={`contacts[${index}].mail`} rule={officeContactRules.mail} value={row.mail} change={(mail) => change({ mail: mail.trim() })} />
              </div>
            </div>
          )}
        </RowList>
      </div>
    </Panel>
  );
}

/** The agencies of a country. */
export function AgencyFields({ draft: { value, set } }: { draft: Draft<Typed> }) {
  const t = useWords();
  const twice = (code: string) => code !== "" && value.agencies.filter((one) => one.code === code).length > 1;
  return (
    <Panel title={t("fieldname.agencies")} note={t("directory.agencies.help")} inset>
      <div className="stack">
        <RowList<Agency>
          rows={value.agencies}
          change={(agencies) => set({ agencies })}
          nameOf={({ name, code }, index) => name || code || t("directory.agency", { number: index + 1 })}
          adds={[{ label: t("directory.agencies.add"), row: () => ({ code: "", name: "", kind: "AGENCY_KIND_POLICE" }) }]}
          most={addCountryRequestRules.agencies.maxItems}
        >
          {(row, index, change) => <AgencyRow row={row} path={`agencies[${index}]`} twice={twice(row.code)} change={change} />}
        </RowList>
      </div>
    </Panel>
  );
}

interface RowGiven {
  row: Agency;
  path: string;
  /** Whether another has the same code. */
  twice: boolean;
  change: (part: Partial<Agency>) => void;
}

/** One agency, as it is typed. */
export function AgencyRow({ row, path, twice, change }: RowGiven) {
  const t = useWords();
  return (
    <div className="stack">
      <div className="pair">
        <TextField
          code
          label={t("fieldname.code")}
          help={t("directory.code.help")}
          path={`${path}.code`}
          rule={agencyRules.code}
          remark={twice ? t("directory.code.twice") : undefined}
          value={row.code}
          change={(code) => change({ code: code.toUpperCase() })}
        />
        <SelectField label={t("fieldname.kind")} path={`${path}.kind`} value={row.kind} change={(kind) => change({ kind: kind as AgencyKind })} options={agencyKind.map((kind) => [kind, t(`agency.${kind}`)] as const)} />
      </div>
      <TextField label={t("fieldname.name")} path={`${path}.name`} rule={agencyRules.name} value={row.name} change={(name) => change({ name })} />
    </div>
  );
}
