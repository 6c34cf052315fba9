import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { Hotspots } from "@/features/cases/CaseForm";
import { caseQuery, casesQuery } from "@/features/cases/cases";
import { DiligenceNote } from "@/features/diligence/DiligenceNote";
import { SourcesField } from "@/features/hotspots/Sources";
import { KindsLeftOut, useKindCannot } from "@/features/joining/kinds";
import { useSeesAll } from "@/features/operations/lead";
import { levelOf, useOperation } from "@/features/operations/operations";
import { RestrictionNote } from "@/features/participations/RestrictionNote";
import { CountryChoice } from "@/features/preparation/CountryChoice";
import { useTaking } from "@/features/preparation/items";
import { useCondition as conditions } from "@/gen/enums";
import { draftPackage, getCase, listCases, revisePackage } from "@/gen/methods";
import { packageSpecRules } from "@/gen/rules";
import type { IntelligencePackage, UseCondition } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { tongueName, tongues } from "@/language/tongues";
import { useWords } from "@/language/useWords";
import { type Draft, useDraft } from "@/parts/draft";
import { Form, GroupField, SelectField, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { LevelField } from "@/parts/LevelField";
import { Loaded, Loading } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { placeOf } from "@/parts/place";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { isolate } from "@/parts/Time";
import { useBegun } from "@/parts/useBegun";
import { useMay, useSession } from "@/shell/session";
import { consentOf, DAYS, fieldsOf, isForThemAlone, newPackage, numberOf, packageQuery, sentSpec, touched, type Typed, typedOf } from "./packages";
import { PackagesPage } from "./Parts";

const FROM = "/operations/$operation/packages/new";
const PATHS = ["title", "text", "language", "sources", "handling_level", "case_id", "hotspot_ids", "receiver_countries", "to_secretariat", "use_condition", "use_until_time", "feedback_days"].map((field) => `spec.${field}`);

/** Drafts a package, says anew what one is, or writes what comes in the place of one that was given. */
export function PackageForm() {
  const t = useWords();
  const { operation: operationId } = useParams({ from: FROM });
  const { revise, supersede, case: caseId } = useSearch({ from: FROM });
  const operation = useOperation(operationId);
  const earlier = revise ?? supersede;
  const query = useQuery({ ...packageQuery(operationId, earlier ?? ""), enabled: earlier !== undefined });
  if (earlier) {
    return (
      <Loaded query={query}>
        {({ package: one }) =>
          one.spec &&
          (revise ? (
            <Writing key={revise} operationId={operationId} name={`package.${revise}`} initial={{ ...typedOf(one.spec), begun: one }} before={one} />
          ) : (
            <Writing key={supersede} operationId={operationId} name={`supersede.${one.packageId}`} initial={{ ...typedOf(one.spec), useUntilTime: undefined, supersedesId: one.packageId }} instead={one} />
          ))
        }
      </Loaded>
    );
  }
  if (operation.isPending) return <Loading />;
  return <Writing key={caseId} operationId={operationId} name={`package.${operationId}.${caseId ?? ""}`} initial={newPackage(t.locale.slice(0, 2), levelOf(operation.data) ?? "HANDLING_LEVEL_AMBER", caseId)} />;
}

interface Given {
  operationId: string;
  name: string;
  initial: Typed;
  before?: IntelligencePackage;
  /** The one in the place of which it comes. */
  instead?: IntelligencePackage;
}

function Writing({ operationId, name, initial, before, instead }: Given) {
  const t = useWords();
  const navigate = useNavigate();
  const draft = useDraft<Typed>(name, initial);
  const { value } = draft;
  const kindCannot = useKindCannot(operationId);
  const how = {
    touches: touched(operationId),
    done: [before ? "package.revise.done" : "package.draft.done", { title: value.title }] as const,
    settle: draft.drop,
    then: ({ package: one }: { package?: IntelligencePackage }) => void navigate({ to: "/operations/$operation/packages", params: { operation: operationId }, search: { package: one?.packageId } }),
  };
  const make = useAct(draftPackage, how);
  const revise = useAct(revisePackage, how);
  const act = before ? revise : make;
  const { begun, note, cannot: changed } = useBegun(draft, before, [revise], { fieldsOf });
  const cannot = changed ?? kindCannot("GIVE_PACKAGES");
  const send = () =>
    !cannot && void (begun ? revise.run({ operationId, packageId: begun.packageId, version: begun.version, spec: sentSpec(value) }) : make.run({ operationId, spec: sentSpec(value) }));
  const title = t(before ? "package.revise" : instead ? "package.supersede" : "package.draft");
  const named = (field: string) => {
    const at = /^spec\.receiver_countries\[(\d+)\]$/.exec(field)?.[1];
    return at === undefined ? placeOf(t, field) : isolate(t.country(value.receiverCountries[Number(at)] ?? ""));
  };
  return (
    <PackagesPage title={title} levels={[value.handlingLevel]}>
      <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
        {instead && <p className="note">{t("package.supersede.effect", { number: isolate(numberOf(instead)) })}</p>}
        {before?.state === "PACKAGE_STATE_WAITING" && <p className="note warn">{t("package.revise.effect")}</p>}
        <div className="columns">
          <div>
            <What draft={draft} operationId={operationId} />
          </div>
          <div>
            <Whom draft={draft} operationId={operationId} />
            <Panel title={title} inset>
              <div className="stack">
                <p className="quiet">{t("package.draft.effect")}</p>
                <RefusalPanel title={t(before ? "package.revise.refused" : "package.draft.refused")} refusal={act.refusal} again={act.again} told={PATHS} named={named} stateOf="PACKAGE" />
                {note}
                <FormButtons busy={act.busy} cannot={cannot} draft={draft}>
                  {t(before ? "package.revise" : "package.draft.save")}
                </FormButtons>
              </div>
            </Panel>
          </div>
        </div>
      </Form>
    </PackagesPage>
  );
}

interface Part {
  draft: Draft<Typed>;
  operationId: string;
}

/** What it says, how sure that is, and for what it is given. */
function What({ draft: { value, set }, operationId }: Part) {
  const t = useWords();
  const may = useMay();
  const cases = useQuery({ ...casesQuery(operationId), refetchInterval: false, enabled: may(listCases) }).data ?? [];
  const listed = cases.find(({ caseId }) => caseId === value.caseId);
  const unlisted = useQuery({ ...caseQuery(operationId, value.caseId), enabled: value.caseId !== "" && !listed && may(getCase), refetchInterval: false }).data;
  const about = listed ?? unlisted;
  const languages = tongues.map((tag) => [tag, tongueName(t.locale, tag)] as const).sort(([, one], [, other]) => t.compare(one, other));
  return (
    <Panel title={t("package.what")} inset>
      <div className="stack">
        <TextField label={t("fieldname.title")} help={t("package.title.help")} path="spec.title" rule={packageSpecRules.title} value={value.title} change={(title) => set({ title })} />
        <SelectField
          label={t("package.case")}
          help={t("package.case.help")}
          path="spec.case_id"
          value={value.caseId}
          change={(caseId) => set({ caseId })}
          options={[
            ["", t("package.case.none")],
            ...(value.caseId && !listed ? [[value.caseId, unlisted?.spec?.title ?? t("package.case.unseen")] as const] : []),
            ...cases.map((one) => [one.caseId, one.spec?.title ?? ""] as const),
          ]}
        />
        <TextField prose label={t("fieldname.text")} help={t("package.text.help")} path="spec.text" rule={packageSpecRules.text} value={value.text} change={(text) => set({ text })} />
        <label className="choice">
          <input type="checkbox" checked={value.aboutPerson} onChange={(event) => set({ aboutPerson: event.target.checked })} />
          {t("case.aboutPerson")}
        </label>
        {(value.aboutPerson || about?.review || value.begun?.review) && <p className="note warn">{t("package.review.effect")}</p>}
        <div className="pair">
          <SelectField
            label={t("fieldname.language")}
            path="spec.language"
            value={value.language}
            change={(language) => set({ language })}
            options={[...(languages.some(([tag]) => tag === value.language) ? [] : [[value.language, tongueName(t.locale, value.language)] as const]), ...languages]}
          />
          <LevelField path="spec.handling_level" value={value.handlingLevel} change={(handlingLevel) => set({ handlingLevel })} />
        </div>
        <SourcesField path="spec.sources" value={value.sources} most={packageSpecRules.sources.maxItems} change={(sources) => set({ sources })} />
        <Hotspots operationId={operationId} before={value.begun?.spec?.hotspotIds ?? []} ids={value.hotspotIds} change={(hotspotIds) => set({ hotspotIds })} />
      </div>
    </Panel>
  );
}

/** To whom, what they may use it for, and until when they say what it led to. */
function Whom({ draft: { value, set }, operationId }: Part) {
  const t = useWords();
  const { country: own } = useSession();
  const all = useSeesAll(useOperation(operationId).data);
  const taking = useTaking(operationId, "RECEIVE_PACKAGES").filter(({ country }) => country !== own);
  // Who takes part is told to those who lead alone: others name a country, and the service says whether it takes part.
  const others = all ? [] : countryCodes.filter((code) => code !== own).map((country) => ({ country, displayName: t.country(country) })).sort((one, other) => t.compare(one.displayName, other.displayName));
  const among = all ? taking : others;
  const gone = value.receiverCountries.filter((code) => !among.some(({ country }) => country === code)).map((country) => ({ country, displayName: t.country(country) }));
  const nobody = value.receiverCountries.length === 0 && !value.toSecretariat;
  const consent = consentOf(value);
  return (
    <>
      <Panel title={t("package.receivers")} note={t("country.chosen", { number: value.receiverCountries.length + (value.toSecretariat ? 1 : 0) })} inset>
        <div className="stack">
          {own !== "" && (
            <label className="choice">
              <input type="checkbox" checked={value.toSecretariat} onChange={(event) => set({ toSecretariat: event.target.checked })} />
              {t("secretariat")}
            </label>
          )}
          <CountryChoice
            label={t("fieldname.countries")}
            help={t(all ? "package.receivers.help" : "package.receivers.unseen")}
            path="spec.receiver_countries"
            rule={nobody ? { name: "receiver_countries", required: true } : undefined}
            among={[...gone, ...among]}
            every={all}
            value={value.receiverCountries}
            change={(receiverCountries) => set({ receiverCountries })}
          />
          <KindsLeftOut operationId={operationId} act="RECEIVE_PACKAGES" />
          <DiligenceNote operationId={operationId} countries={value.receiverCountries} nameOf={(code) => among.find(({ country }) => country === code)?.displayName ?? t.country(code)} />
          <RestrictionNote operationId={operationId} countries={value.receiverCountries} level={value.handlingLevel} condition={value.useCondition} consent={consent === "consent"} />
        </div>
      </Panel>
      <Panel title={t("terms")} inset>
        <div className="stack">
          <GroupField label={t("fieldname.useCondition")} path="spec.use_condition" value={value.useCondition} look="choices">
            {conditions.map((one) => (
              <label key={one} className="choice">
                <input type="radio" name="use-condition" checked={value.useCondition === one} onChange={() => set({ useCondition: one as UseCondition })} />
                {t(`terms.${one}`)}
              </label>
            ))}
          </GroupField>
          <label className="choice">
            <input
              type="checkbox"
              checked={consent === "consent"}
              disabled={isForThemAlone(value.handlingLevel)}
              onChange={(event) => set({ consentToShareOn: event.target.checked })}
            />
            {t("terms.consent")}
          </label>
          {consent === "abroad" && <p className="quiet">{t("terms.abroad")}</p>}
          <TimeField label={t("terms.untilTime")} help={t("terms.until.help")} path="spec.use_until_time" rule={packageSpecRules.use_until_time} value={value.useUntilTime} change={(useUntilTime) => set({ useUntilTime })} />
          <TextField code inputMode="numeric" label={t("fieldname.feedbackDays")} help={t("terms.days.help", { days: DAYS })} path="spec.feedback_days" rule={{ ...packageSpecRules.feedback_days, min: "1" }} value={value.feedbackDays} change={(feedbackDays) => set({ feedbackDays })} />
        </div>
      </Panel>
    </>
  );
}
