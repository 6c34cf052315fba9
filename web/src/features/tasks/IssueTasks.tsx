import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { alike } from "@/call/alike";
import { call } from "@/call/call";
import { useHere } from "@/call/here";
import type { Given } from "@/call/method";
import { DiligenceNote } from "@/features/diligence/DiligenceNote";
import { OperationNote } from "@/features/operations/OperationNote";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { caveatsOf, caveatText, concerns, excludes, taskKindOf } from "@/features/participations/caveats";
import { isFull, kindOf, participationsQuery, useCountryNames } from "@/features/participations/participations";
import { each, type Progress } from "@/features/results/many";
import { actionKind, returnRoute } from "@/gen/enums";
import { issueTask } from "@/gen/methods";
import * as rules from "@/gen/rules";
import type { Participation, TaskSpec } from "@/gen/types";
import type { Rule } from "@/call/rules";
import { countryCodes } from "@/language/countries";
import { snake } from "@/language/letters";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { useTell } from "@/parts/Notices";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { State } from "@/parts/State";
import { apart } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { plain } from "@/shell/ranked";
import { useSession } from "@/shell/session";
import { kindName, kinds, notGranted, type TaskKind } from "./tasks";

/** The one field that each kind has of its own. */
const asked: Readonly<Record<TaskKind, readonly [field: string, rule: Rule, how: "prose" | "line" | "country" | "route"]>> = {
  raid: ["site", rules.raidRules.site, "prose"],
  inspection: ["site", rules.inspectionRules.site, "prose"],
  arrest: ["warrantReference", rules.arrestRules.warrant_reference, "line"],
  searchAndRescue: ["site", rules.searchAndRescueRules.site, "prose"],
  victimRepatriation: ["receivingCountry", rules.victimRepatriationRules.receiving_country, "country"],
  suspectReturn: ["route", rules.suspectReturnRules.route, "route"],
  assetFreeze: ["institution", rules.assetFreezeRules.institution, "line"],
  infrastructureTakedown: ["scope", rules.infrastructureTakedownRules.scope, "prose"],
  evidenceCollection: ["scope", rules.evidenceCollectionRules.scope, "prose"],
  awareness: ["audience", rules.awarenessRules.audience, "prose"],
  workingGroupDeployment: ["hostCountry", rules.workingGroupDeploymentRules.host_country, "country"],
};

interface Typed {
  kind: TaskKind;
  title: string;
  description: string;
  dueTime: string;
  detail: string;
  expected: string;
  authority: boolean;
  authorityKind: string;
  authorityIssuer: string;
  authorityUntil: string;
  countries: string[];
  /** By what was asked and of whom: the same once more is one task, also after a reload. */
  keys?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const nothing: Typed = {
  kind: "inspection", title: "", description: "", dueTime: "", detail: "", expected: "", authority: false, authorityKind: "", authorityIssuer: "", authorityUntil: "", countries: [],
};

function specOf(typed: Typed): Given<TaskSpec> {
  const [field] = asked[typed.kind];
  const action = { [field]: typed.detail, ...(typed.kind === "searchAndRescue" && typed.expected ? { expectedPersons: Number(typed.expected) } : {}) };
  return {
    title: typed.title,
    ...(typed.description ? { description: typed.description } : {}),
    ...(typed.dueTime ? { dueTime: typed.dueTime } : {}),
    ...(typed.authority
      ? { legalAuthority: { kind: typed.authorityKind, issuer: typed.authorityIssuer, ...(typed.authorityUntil ? { validUntilTime: typed.authorityUntil } : {}) } }
      : {}),
    [typed.kind]: action,
  };
}

/** One task asked of many countries at once, after a look at who gets what and who cannot. */
export function IssueTasks() {
  const t = useWords();
  const tell = useTell();
  const client = useQueryClient();
  const navigate = useNavigate();
  const here = useHere();
  const { country: own } = useSession();
  const { operation: operationId } = useParams({ from: "/operations/$operation/tasks/new" });
  const operation = useOperation(operationId).data;
  const why = notGranted(operation?.state);
  const participations = useQuery(participationsQuery(operationId)).data ?? [];
  const nameOf = useCountryNames(operationId);
  const draft = useDraft<Typed>(`issue.${operationId}`, { ...nothing, countries: own ? [own] : [] });
  const { value, set } = draft;
  const [find, setFind] = useState("");
  const [looks, setLooks] = useState(false);
  const [progress, setProgress] = useState<Progress>();
  useMarkingOf(operation);
  // The secretariat knows who takes part; a country names whom it asks, and is told if that one does not.
  const candidates: Pick<Participation, "country" | "displayName" | "state" | "kind">[] = own
    ? countryCodes.map((country) => ({ country, displayName: nameOf(country), state: "PARTICIPATION_STATE_UNSPECIFIED" as const, kind: "PARTICIPANT_KIND_FULL" as const }))
    : participations;
  const names = new Map(candidates.map((one) => [one.country, one.displayName]));
  const [, rule, how] = asked[value.kind];
  const label = t(`task.${asked[value.kind][0]}` as "task.site");
  const path = `spec.${snake(value.kind)}`;
  const runs = progress !== undefined && !progress.over;
  const refusals = progress && !runs ? alike(progress.refused) : [];
  const chosen = value.countries.filter((code) => names.has(code));
  const accepted = (code: string) => own || participations.some((one) => one.country === code && one.state === "PARTICIPATION_STATE_ACCEPTED");
  const takesPart = (code: string) => accepted(code) && isFull(participations.find((one) => one.country === code));

  const caveats = (code: string) =>
    caveatsOf(participations.find((one) => one.country === code)).flatMap(({ caveat }) => (caveat && concerns(caveat, value.kind) ? [caveat] : []));

  const issue = async () => {
    const still = here();
    const spec = specOf(value);
    const text = JSON.stringify(spec);
    const keys = { ...Object.fromEntries(chosen.map((code) => [code, crypto.randomUUID()])), ...value.keys?.[text] };
    set({ keys: { ...value.keys, [text]: keys } });
    const act = (code: string) => call(issueTask, { operationId, executorCountry: code, spec }, { key: keys[code] });
    const done = await each(chosen, (code) => code, act, setProgress);
    void client.invalidateQueries({ queryKey: ["tasks"] });
    if (done.did.size) tell(t("issue.done", { number: done.did.size }));
    if (done.did.size === chosen.length) {
      draft.drop();
      if (still()) void navigate({ to: "/operations/$operation/tasks", params: { operation: operationId } });
    } else {
      set({ countries: chosen.filter((code) => !done.did.has(code)) });
      setLooks(false);
    }
  };

  return (
    <Page title={t(own ? "tasks.issue.own" : "tasks.issue")} within={{ operation: operationId, name: codeNameOf(operation) }}>
      <OperationNote operation={operation} />
      <div className="columns">
        <div>
          <Panel title={t("issue.what")} inset>
            <Form refusal={refusals.length === 1 ? refusals[0]?.refusal : undefined} send={() => !why && setLooks(true)} label={t("issue.what")} round={draft.round}>
              <SelectField label={t("task.kind")} path="spec.kind" value={value.kind} change={(kind) => set({ kind: kind as TaskKind, detail: "" })} options={kinds.map((kind) => [kind, t(kindName(kind))] as const)} />
              <TextField label={t("fieldname.title")} path="spec.title" rule={rules.taskSpecRules.title} value={value.title} change={(title) => set({ title })} />
              {how === "country" || how === "route" ? (
                <SelectField
                  label={label}
                  path={`${path}.${snake(asked[value.kind][0])}`}
                  rule={{ ...rule, required: true }}
                  value={value.detail}
                  change={(detail) => set({ detail })}
                  options={[
                    ["", "–"],
                    ...(how === "route"
                      ? returnRoute.map((route) => [route, t(`route.${route}`)] as const)
                      : countryCodes.map((code) => [code, t.country(code)] as const).sort(([, one], [, other]) => t.compare(one, other))),
                  ]}
                />
              ) : (
                <TextField prose={how === "prose"} label={label} path={`${path}.${snake(asked[value.kind][0])}`} rule={{ ...rule, required: true }} value={value.detail} change={(detail) => set({ detail })} />
              )}
              {value.kind === "searchAndRescue" && (
                <TextField code inputMode="numeric" label={t("task.expectedPersons")} path={`${path}.expected_persons`} rule={rules.searchAndRescueRules.expected_persons} value={value.expected} change={(expected) => set({ expected })} />
              )}
              <TextField prose label={t("fieldname.description")} path="spec.description" rule={rules.taskSpecRules.description} value={value.description} change={(description) => set({ description })} />
              <TimeField label={t("field.utc", { label: t("task.due") })} path="spec.due_time" value={value.dueTime || undefined} change={(time) => set({ dueTime: time ?? "" })} />
              <label className="choice">
                <input type="checkbox" checked={value.authority} onChange={(event) => set({ authority: event.target.checked })} />
                {t("issue.authority")}
              </label>
              {value.authority && (
                <div className="pair">
                  <TextField label={t("issue.authority.kind")} path="spec.legal_authority.kind" rule={rules.legalAuthorityRules.kind} value={value.authorityKind} change={(authorityKind) => set({ authorityKind })} />
                  <TextField label={t("issue.authority.issuer")} path="spec.legal_authority.issuer" rule={rules.legalAuthorityRules.issuer} value={value.authorityIssuer} change={(authorityIssuer) => set({ authorityIssuer })} />
                  <TimeField label={t("field.utc", { label: t("task.authority.until") })} path="spec.legal_authority.valid_until_time" value={value.authorityUntil || undefined} change={(time) => set({ authorityUntil: time ?? "" })} />
                </div>
              )}
              <FormButtons cannot={why && t(why)} draft={draft}>{t("issue.look", { number: chosen.length })}</FormButtons>
            </Form>
          </Panel>
        </div>
        <div>
          <Panel title={t("nav.countries")} note={t("country.chosen", { number: chosen.length })} inset>
            <div className="field">
              <input type="search" aria-label={t("country.find")} placeholder={t("country.find")} value={find} onChange={(event) => setFind(event.target.value)} />
            </div>
            {!own && (
              <label className="choice">
                <input
                  type="checkbox"
                  checked={chosen.length > 0 && chosen.length === participations.filter((one) => takesPart(one.country)).length}
                  onChange={(event) => set({ countries: event.target.checked ? participations.filter((one) => takesPart(one.country)).map((one) => one.country) : [] })}
                />
                {t("issue.all")}
              </label>
            )}
            <div className="choose" role="group" aria-label={t("nav.countries")}>
              {[...candidates]
                .filter((one) => plain(`${one.displayName} ${one.country}`).includes(plain(find)))
                .sort((one, other) => Number(chosen.includes(other.country)) - Number(chosen.includes(one.country)) || t.compare(one.displayName, other.displayName))
                .map((one) => (
                  <label key={one.country}>
                    <input
                      type="checkbox"
                      checked={chosen.includes(one.country)}
                      onChange={(event) => set({ countries: event.target.checked ? [...chosen, one.country] : chosen.filter((code) => code !== one.country) })}
                    />
                    <Country code={one.country} name={one.displayName} />
                    {!own && one.state !== "PARTICIPATION_STATE_ACCEPTED" && (
                      <span className="push">
                        <State of={one.state} />
                      </span>
                    )}
                    {!own && one.state === "PARTICIPATION_STATE_ACCEPTED" && !isFull(one) && <span className="push quiet">{t(`participant.${kindOf(one.kind)}`)}</span>}
                  </label>
                ))}
            </div>
          </Panel>
          <DiligenceNote operationId={operationId} countries={chosen} kind={actionKind.find((one) => taskKindOf(one) === value.kind) ?? ""} nameOf={nameOf} />
          {looks && (
            <Panel title={t("issue.preview")} inset>
              {chosen.length === 0 ? (
                <p className="note warn">{t("issue.nobody")}</p>
              ) : (
                <>
                  <p>
                    <b dir="auto">{value.title}</b> · {t(kindName(value.kind))}
                  </p>
                  <ul className="services">
                    {chosen.map((code) => (
                      <li key={code}>
                        <Country code={code} name={nameOf(code)} />
                        {!takesPart(code) ? (
                          <span className="warn">{t(accepted(code) ? "issue.notFull" : "issue.wouldRefuse")}</span>
                        ) : caveats(code).some((one) => excludes(one, value.kind)) ? (
                          <span className="warn">{t("issue.excluded")}</span>
                        ) : (
                          <State of={code === own ? "TASK_STATE_ACCEPTED" : "TASK_STATE_ISSUED"} />
                        )}
                        {caveats(code).map((one) => (
                          <p key={one.key} className="caveat-of small">
                            {caveatText(t, one)} <bdi className="code quiet">{one.key}</bdi>
                          </p>
                        ))}
                      </li>
                    ))}
                  </ul>
                  {runs && <progress aria-label={t("issue.progress")} value={progress.done} max={progress.all} />}
                  <div className="buttons">
                    <button type="button" className="button main" aria-busy={runs || undefined} onClick={() => void (runs ? undefined : issue())}>
                      {t("issue.act", { number: chosen.length })}
                    </button>
                  </div>
                </>
              )}
            </Panel>
          )}
          {refusals.map(({ refusal, of }) => (
            <RefusalPanel
              key={of[0]}
              title={of.length === 1 ? t("issue.refused", { country: nameOf(of[0] ?? "") }) : t("issue.refused.many", { number: of.length, countries: t.list(of.map((code) => apart(nameOf(code)))) })}
              refusal={refusal}
            />
          ))}
        </div>
      </div>
    </Page>
  );
}
