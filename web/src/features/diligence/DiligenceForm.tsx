import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useAct } from "@/call/useAct";
import { kindWord } from "@/features/participations/caveats";
import { actionKind, diligenceLevel } from "@/gen/enums";
import { assessDiligence } from "@/gen/methods";
import { diligenceSpecRules } from "@/gen/rules";
import type { DiligenceAssessment, DiligenceLevel } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { useChanged } from "@/parts/Changed";
import { type Draft, useDraft } from "@/parts/draft";
import { Form, SelectField, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { diligenceQuery, newAssessment, ofSubject, sentSpec, sentSubject, touched, type Typed, wantedOf } from "./diligence";

const PATHS = ["subject", "subject.country", "subject.kind", ...["level", "grounds", "sources", "measures", "valid_until_time", "told_to_country"].map((field) => `spec.${field}`)];

/** Assesses a country, a kind of action, or that kind in that country. */
export function DiligenceForm() {
  const t = useWords();
  const navigate = useNavigate();
  const { roles } = useSession();
  const { country, kind } = useSearch({ from: "/diligence/new" });
  const draft = useDraft<Typed>(`diligence.${country ?? ""}.${kind ?? ""}`, newAssessment({ ...(country ? { country } : {}), ...(kind ? { kind } : {}) }));
  const { value } = draft;
  const named = value.country !== "" || value.kind !== "";
  const standing = useQuery({ ...diligenceQuery(wantedOf(value)), enabled: named });
  // The one that was read, and not one that has come in its place meanwhile.
  const now = useMemo(() => standing.data && { before: ofSubject(standing.data, { country: value.country, kind: value.kind })[0] }, [standing.data, value.country, value.kind]);
  const read = useRead(now, `${value.country}.${value.kind}`, (one) => one && (one.before?.assessmentId ?? ""));
  const before = read.record?.before;
  const assess = useAct(assessDiligence, {
    touches: touched,
    done: ["diligence.assess.done"],
    settle: draft.drop,
    then: ({ assessment }: { assessment?: DiligenceAssessment }) => void navigate({ to: "/diligence/$assessment", params: { assessment: assessment?.assessmentId ?? "" } }),
  });
  const { note, cannot: changed } = useChanged(read, now, [assess], { of: (one) => one?.before && { ...one.before.spec, assessTime: one.before.assessTime }, matters: named });
  // What it would supersede is not known yet.
  const cannot = roles.includes("approver") ? t("reason.MAY_NOT_REVIEW") : !named ? t("diligence.name") : standing.isPending ? t("diligence.waits") : changed;
  const send = () => !cannot && void assess.run({ subject: sentSubject(value), spec: sentSpec(value), ...(before ? { supersedesId: before.assessmentId } : {}) });
  return (
    <Page title={t("diligence.assess")} sub={t("nav.diligence")}>
      <Form refusal={assess.refusal} send={send} label={t("diligence.assess")} round={draft.round}>
        <Panel title={t("diligence.of")} inset>
          <div className="stack">
            <SubjectFields draft={draft} />
            {before && (
              <p className="note">
                {t("diligence.supersedes")} <State of={before.spec?.level ?? ""} /> <When time={before.assessTime} />{" "}
                <Link to="/diligence/$assessment" params={{ assessment: before.assessmentId }}>
                  {t("diligence.read")}
                </Link>
              </p>
            )}
          </div>
        </Panel>
        <Panel title={t("diligence.found")} inset>
          <div className="stack">
            <FoundFields draft={draft} />
            <RefusalPanel title={t("diligence.assess.refused")} refusal={assess.refusal} again={assess.again} told={PATHS} />
            {note}
            <FormButtons busy={assess.busy} cannot={cannot} draft={draft}>
              {t("diligence.assess")}
            </FormButtons>
          </div>
        </Panel>
      </Form>
    </Page>
  );
}

function SubjectFields({ draft: { value, set } }: { draft: Draft<Typed> }) {
  const t = useWords();
  const countries = [...countryCodes].map((code) => [code, t.country(code)] as const).sort(([, one], [, other]) => t.compare(one, other));
  return (
    <div className="pair">
      <SelectField
        label={t("fieldname.country")}
        path="subject.country"
        value={value.country}
        change={(country) => set({ country })}
        options={[["", t("diligence.country.any")], ...countries]}
      />
      <SelectField
        label={t("diligence.kind")}
        path="subject.kind"
        value={value.kind}
        change={(kind) => set({ kind })}
        options={[["", t("diligence.kind.all")], ...actionKind.map((kind) => [kind, t(kindWord(kind))] as const)]}
      />
    </div>
  );
}

function FoundFields({ draft: { value, set } }: { draft: Draft<Typed> }) {
  const t = useWords();
  const withheld = value.level === "DILIGENCE_LEVEL_WITHHELD";
  const enhanced = value.level === "DILIGENCE_LEVEL_ENHANCED";
  return (
    <>
      <SelectField
        label={t("diligence.level")}
        help={t(`diligence.level.${value.level}` as "diligence.level.DILIGENCE_LEVEL_STANDARD")}
        path="spec.level"
        value={value.level}
        change={(level) => set({ level: level as DiligenceLevel })}
        options={diligenceLevel.map((one) => [one, t(`state.${one}`)] as const)}
      />
      {withheld && (value.country === "" || value.kind !== "") && <p className="note warn">{t("rule.diligence.withheld")}</p>}
      <TextField prose label={t("fieldname.grounds")} path="spec.grounds" rule={diligenceSpecRules.grounds} value={value.grounds} change={(grounds) => set({ grounds })} />
      <TextField prose label={t("fieldname.sources")} help={t("diligence.lines")} path="spec.sources" rule={{ name: "sources", required: true }} value={value.sources} change={(sources) => set({ sources })} />
      <TextField
        prose
        label={t("fieldname.measures")}
        help={t("diligence.measures.help")}
        path="spec.measures"
        rule={{ name: "measures", required: enhanced }}
        value={value.measures}
        change={(measures) => set({ measures })}
      />
      <TimeField
        label={t("field.utc", { label: t("diligence.until") })}
        help={t("diligence.until.help")}
        path="spec.valid_until_time"
        rule={{ name: "valid_until_time", required: true }}
        value={value.validUntilTime || undefined}
        change={(time) => set({ validUntilTime: time ?? "" })}
      />
      {value.country !== "" && (
        <label className="choice">
          <input type="checkbox" checked={value.toldToCountry} onChange={(event) => set({ toldToCountry: event.target.checked })} />
          {t("diligence.tell")}
        </label>
      )}
    </>
  );
}
