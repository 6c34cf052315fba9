import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { hotspotsQuery, useNamed } from "@/features/hotspots/hotspots";
import { useKindCannot } from "@/features/joining/kinds";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { crimeArea } from "@/gen/enums";
import { nominateCase, reviseCase } from "@/gen/methods";
import { caseSpecRules } from "@/gen/rules";
import type { Case, CrimeArea } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { type Draft, useDraft } from "@/parts/draft";
import { ChoicesField, Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { Page } from "@/shell/Page";
import { caseQuery, newCase, sentSpec, touched, type Typed } from "./cases";

const FROM = "/operations/$operation/cases/new";
const PATHS = ["spec.reference", "spec.title", "spec.summary", "spec.crime_areas", "spec.hotspot_ids"];

/** Nominates a case, or says anew what the one is that the address names. */
export function CaseForm() {
  const { operation: operationId } = useParams({ from: FROM });
  const { revise } = useSearch({ from: FROM });
  return revise ? <Revise key={revise} operationId={operationId} caseId={revise} /> : <Writing operationId={operationId} name={`case.${operationId}`} initial={newCase} />;
}

function Revise({ operationId, caseId }: { operationId: string; caseId: string }) {
  const query = useQuery(caseQuery(operationId, caseId));
  return <Loaded query={query}>{(one) => one.spec && <Writing operationId={operationId} name={`case.${caseId}`} initial={{ ...newCase, ...one.spec, begun: one }} before={one} />}</Loaded>;
}

interface Given {
  operationId: string;
  name: string;
  initial: Typed;
  before?: Case;
}

function Writing({ operationId, name, initial, before }: Given) {
  const t = useWords();
  const navigate = useNavigate();
  const operation = useOperation(operationId).data;
  const draft = useDraft<Typed>(name, initial);
  const { value } = draft;
  useMarkingOf(operation);
  const kindCannot = useKindCannot(operationId);
  const how = {
    touches: touched(operationId),
    done: [before ? "case.revise.done" : "case.nominate.done", { title: value.title }] as const,
    settle: draft.drop,
    then: ({ case: one }: { case?: Case }) => void navigate({ to: "/operations/$operation/cases", params: { operation: operationId }, search: { case: one?.caseId } }),
  };
  const nominate = useAct(nominateCase, how);
  const revise = useAct(reviseCase, how);
  const act = before ? revise : nominate;
  const { begun, note, cannot: changed } = useBegun(draft, before, [revise]);
  const cannot = changed ?? kindCannot("NOMINATE_CASES");
  const send = () =>
    !cannot &&
    void (begun
      ? revise.run({ operationId, caseId: begun.caseId, version: begun.version, spec: sentSpec(value) })
      : nominate.run({ operationId, spec: sentSpec(value) }));
  const title = t(before ? "case.revise" : "case.nominate");
  return (
    <Page title={title} within={{ operation: operationId, name: codeNameOf(operation) }}>
      <Panel title={before?.spec?.title ?? t("case.what")} inset>
        <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
          <Fields draft={draft} operationId={operationId} />
          {(value.aboutPerson || before?.review) && <p className="note warn">{t(before ? "case.revise.effect" : "case.nominate.effect")}</p>}
          <RefusalPanel title={t(before ? "case.revise.refused" : "case.nominate.refused")} refusal={act.refusal} again={act.again} told={PATHS} />
          {note}
          <FormButtons busy={act.busy} cannot={cannot} draft={draft}>
            {title}
          </FormButtons>
        </Form>
      </Panel>
    </Page>
  );
}

function Fields({ draft: { value, set }, operationId }: { draft: Draft<Typed>; operationId: string }) {
  const t = useWords();
  return (
    <>
      <TextField label={t("fieldname.title")} path="spec.title" rule={caseSpecRules.title} value={value.title} change={(title) => set({ title })} />
      <TextField code label={t("fieldname.reference")} help={t("case.reference.help")} path="spec.reference" rule={caseSpecRules.reference} value={value.reference} change={(reference) => set({ reference })} />
      <TextField prose label={t("fieldname.summary")} help={t("case.summary.help")} path="spec.summary" rule={caseSpecRules.summary} value={value.summary} change={(summary) => set({ summary })} />
      <ChoicesField<CrimeArea>
        label={t("fieldname.crimeAreas")}
        path="spec.crime_areas"
        rule={caseSpecRules.crime_areas}
        value={value.crimeAreas}
        change={(crimeAreas) => set({ crimeAreas })}
        options={crimeArea.map((area) => [area, t(`crime.${area}`)] as const)}
      />
      <label className="choice">
        <input type="checkbox" checked={value.aboutPerson} onChange={(event) => set({ aboutPerson: event.target.checked })} />
        {t("case.aboutPerson")}
      </label>
      <Hotspots operationId={operationId} before={value.begun?.spec?.hotspotIds ?? []} ids={value.hotspotIds} change={(hotspotIds) => set({ hotspotIds })} />
    </>
  );
}

interface HotspotsGiven {
  operationId: string;
  /** Those that the case named when its writing began. */
  before: readonly string[];
  ids: readonly string[];
  change: (ids: string[]) => void;
}

/** The hotspots that are listed, and those that the case names though they are not. */
export function Hotspots({ operationId, before, ids, change }: HotspotsGiven) {
  const t = useWords();
  const query = useQuery({ ...hotspotsQuery(operationId), refetchInterval: false });
  const listed = query.data ?? [];
  const others = [...new Set([...before, ...ids])].filter((id) => !listed.some(({ hotspotId }) => hotspotId === id));
  const known = new Map([...listed, ...useNamed(operationId, query.isPending ? [] : others)].map((one) => [one.hotspotId, one.spec?.name]));
  const choices = [...listed.map(({ hotspotId }) => hotspotId), ...others];
  if (choices.length === 0) return null;
  return (
    <ChoicesField
      label={t("fieldname.hotspotIds")}
      path="spec.hotspot_ids"
      value={ids}
      change={change}
      options={choices.map((one) => [one, known.get(one) ? <bdi key={one}>{known.get(one)}</bdi> : t("case.hotspot.unseen")] as const)}
    />
  );
}
