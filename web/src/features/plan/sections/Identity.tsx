import { crimeArea, purpose } from "@/gen/enums";
import { planRules } from "@/gen/rules";
import type { CrimeArea, Purpose } from "@/gen/types";
import { capitals } from "@/language/letters";
import { tongues, tongueName } from "@/language/tongues";
import { broken } from "@/call/rules";
import { useWords } from "@/language/useWords";
import { ChoicesField, SelectField, TextField } from "@/parts/Form";
import { LevelField } from "@/parts/LevelField";
import { brokenText } from "@/parts/RefusalPanel";
import { agencyRule } from "../planRules";
import { Remarks } from "../Remarks";
import { ChosenField, type Given, LinesField, SectionPanel } from "./Fields";

/** What the operation is, on what it rests, and who leads it. */
export function Identity({ plan, set }: Given) {
  const t = useWords();
  const agencies = plan.supportingAgencies ?? [];
  const wrong = agencies.map((one) => broken(agencyRule, one)).find((one) => one !== undefined);
  return (
    <SectionPanel of="what">
      <TextField label={t("fieldname.codeName")} path="plan.code_name" rule={planRules.code_name} value={plan.codeName} change={(codeName) => set({ codeName })} />
      <Remarks place="code_name" />
      <div className="pair">
        <div>
          <SelectField
            label={t("fieldname.purpose")}
            path="plan.purpose"
            value={plan.purpose}
            change={(one) => set({ purpose: one as Purpose })}
            options={purpose.map((one) => [one, t(`purpose.${one}`)] as const)}
          />
          <Remarks place="purpose" />
        </div>
        <div>
          <LevelField path="plan.handling_level" value={plan.handlingLevel} change={(level) => set({ handlingLevel: level })} />
          <Remarks place="handling_level" />
        </div>
      </div>
      <ChoicesField<CrimeArea>
        label={t("fieldname.crimeAreas")}
        path="plan.crime_areas"
        rule={planRules.crime_areas}
        value={plan.crimeAreas}
        change={(crimeAreas) => set({ crimeAreas })}
        options={crimeArea.map((area) => [area, t(`crime.${area}`)] as const)}
      />
      <Remarks place="crime_areas" />
      <TextField prose label={t("fieldname.legalBasis")} path="plan.legal_basis" rule={planRules.legal_basis} value={plan.legalBasis} change={(legalBasis) => set({ legalBasis })} />
      <Remarks place="legal_basis" />
      <TextField label={t("fieldname.leadAgency")} path="plan.lead_agency" rule={planRules.lead_agency} value={plan.leadAgency} change={(leadAgency) => set({ leadAgency })} />
      <Remarks place="lead_agency" />
      <LinesField
        label={t("fieldname.supportingAgencies")}
        help={t("plan.help.supportingAgencies")}
        path="plan.supporting_agencies"
        remark={wrong && brokenText(t, wrong)}
        value={agencies}
        change={(supportingAgencies) => set({ supportingAgencies })}
      />
      <Remarks place="supporting_agencies" />
      <ChosenField
        label={t("fieldname.languages")}
        help={t("plan.help.languages")}
        path="plan.languages"
        value={plan.languages ?? []}
        change={(languages) => set({ languages })}
        options={[...tongues].sort((one, other) => t.compare(tongueName(t.locale, one), tongueName(t.locale, other)))}
        nameOf={(one) => tongueName(t.locale, one)}
        more={t("plan.languages.add")}
      />
      <Remarks place="languages" />
      <div className="pair">
        <div>
          <TextField code label={t("fieldname.reportCurrency")} path="plan.report_currency" value={plan.reportCurrency} change={(code) => set({ reportCurrency: capitals(code) })} />
          <Remarks place="report_currency" />
        </div>
        <div>
          <label className="choice">
            <input type="checkbox" checked={plan.totalsShared} onChange={(event) => set({ totalsShared: event.target.checked })} />
            {t("fieldname.totalsShared")}
          </label>
          <Remarks place="totals_shared" />
        </div>
      </div>
    </SectionPanel>
  );
}
