import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { useAct } from "@/call/useAct";
import { useKindCannot } from "@/features/joining/kinds";
import { codeNameOf, inTurn, isInvitation, levelOf, toldName, useMarkingOf, useOperation, useOperations } from "@/features/operations/operations";
import { RestrictionNote } from "@/features/participations/RestrictionNote";
import { useCountryNames } from "@/features/participations/participations";
import { onlineType, placeType, riskGrade } from "@/gen/enums";
import { addHotspot, reviseHotspot } from "@/gen/methods";
import { displacementRules, hotspotSpecRules, onlineSiteRules, physicalSiteRules } from "@/gen/rules";
import type { Hotspot } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { CountriesField } from "@/parts/CountriesField";
import { type Draft, useDraft } from "@/parts/draft";
import { Field, Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";
import { useBegun } from "@/parts/useBegun";
import { useSettled } from "@/parts/useSettled";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { inSeconds, readPlaces, typedGeoJson } from "./coordinates";
import { fieldsOf, hotspotQuery, hotspotsQuery, isOpen, isPlace, nearQuery, nearTyped, newHotspot, sentSpec, spotOf, type Typed, typedOf, wrongPlaces } from "./hotspots";
import { NearList } from "./NearList";
import { PointMap } from "./PointMap";
import { SourcesField } from "./Sources";

const FROM = "/operations/$operation/hotspots/new";
const PATHS = ["spec.name", "spec.other_names", "spec.country", "spec.physical.time_zone", "spec.physical.point", "spec.physical.area.ring", "spec.online.address", "spec.risk", "spec.grounds", "spec.displaced_from.note", "spec.displaced_from.hotspot_id"];

/** Adds a hotspot, or revises the one that the address names. */
export function HotspotForm() {
  const { operation: operationId } = useParams({ from: FROM });
  const { revise } = useSearch({ from: FROM });
  const { country } = useSession();
  return revise ? <Revise key={revise} operationId={operationId} hotspotId={revise} /> : <Writing operationId={operationId} name={`hotspot.${operationId}`} initial={newHotspot(operationId, country)} />;
}

function Revise({ operationId, hotspotId }: { operationId: string; hotspotId: string }) {
  const query = useQuery(hotspotQuery(operationId, hotspotId));
  return (
    <Loaded query={query}>
      {(hotspot) => hotspot.spec && <Writing operationId={operationId} name={`hotspot.${hotspotId}`} initial={{ ...typedOf(operationId, hotspot.spec), begun: hotspot }} before={hotspot} />}
    </Loaded>
  );
}

interface Given {
  operationId: string;
  name: string;
  initial: Typed;
  before?: Hotspot;
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
    touches: [["hotspots"], ["hotspot", operationId]],
    done: [before ? "hotspot.revise.done" : "hotspot.add.done", { name: value.name }] as const,
    settle: draft.drop,
    then: ({ hotspot }: { hotspot?: Hotspot }) => void navigate({ to: "/operations/$operation/hotspots", params: { operation: operationId }, search: { hotspot: hotspot?.hotspotId } }),
  };
  const add = useAct(addHotspot, how);
  const revise = useAct(reviseHotspot, how);
  const act = before ? revise : add;
  const { begun, note, cannot: changed } = useBegun(draft, before, [revise], { fieldsOf });
  // Whoever adds no hotspot still shows its own to fewer.
  const cannot = changed ?? (before ? undefined : kindCannot("ADD_HOTSPOTS"));
  const send = () =>
    !cannot &&
    void (begun
      ? revise.run({ operationId, hotspotId: begun.hotspotId, version: begun.version, spec: sentSpec(value) })
      : add.run({ operationId, spec: sentSpec(value) }));
  const title = t(before ? "hotspot.revise" : "hotspots.add");
  return (
    <Page title={title} within={{ operation: operationId, name: codeNameOf(operation) }}>
      <div className="columns">
        <div>
          <Panel title={before?.spec?.name ?? t("hotspot.what")} inset>
            <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
              {before?.state === "HOTSPOT_STATE_CONFIRMED" && <p className="note">{t("hotspot.revise.effect")}</p>}
              <Fields draft={draft} operationId={operationId} before={before} />
              <RefusalPanel title={t(before ? "hotspot.revise.refused" : "hotspot.add.refused")} refusal={act.refusal} again={act.again} told={PATHS} />
              {note}
              <FormButtons busy={act.busy} cannot={cannot} draft={draft}>
                {title}
              </FormButtons>
            </Form>
          </Panel>
        </div>
        <div>
          <Beside operationId={operationId} typed={value} before={before} />
        </div>
      </div>
    </Page>
  );
}

interface Written {
  draft: Draft<Typed>;
  operationId: string;
  before: Hotspot | undefined;
}

function Fields({ draft, operationId, before }: Written) {
  const t = useWords();
  const { country: own } = useSession();
  const { value, set } = draft;
  const nameOf = useCountryNames(operationId);
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  const wrong = wrongPlaces(value.where);
  const read = readPlaces(value.where).filter(isPlace);
  const countries = [...countryCodes].map((code) => [code, nameOf(code)] as const).sort(([, one], [, other]) => t.compare(one, other));
  const shows = own === "" || !before || (before.addedByCountry === own && before.mergedFromIds.length === 0);
  return (
    <>
      <TextField label={t("fieldname.name")} path="spec.name" rule={hotspotSpecRules.name} value={value.name} change={(one) => set({ name: one })} />
      <TextField prose label={t("fieldname.otherNames")} help={t("hotspot.otherNames.help")} path="spec.other_names" value={value.otherNames} change={(otherNames) => set({ otherNames })} />
      <div className="segments" role="group" aria-label={t("hotspot.sort")}>
        {[false, true].map((online) => (
          <button key={String(online)} type="button" aria-pressed={value.online === online} onClick={() => set({ online })}>
            {t(online ? "hotspot.online" : "hotspot.physical")}
          </button>
        ))}
      </div>
      <SelectField
        label={t("countries.country")}
        help={value.online ? t("hotspot.country.help") : undefined}
        path="spec.country"
        rule={value.online ? hotspotSpecRules.country : { ...hotspotSpecRules.country, required: true }}
        value={value.country}
        change={(country) => set({ country })}
        options={own ? countries.filter(([code]) => code === own || code === before?.spec?.country) : [["", "–"], ...countries]}
      />
      {value.online ? (
        <>
          <SelectField label={t("fieldname.type")} path="spec.online.type" value={value.onlineType} change={(one) => set({ onlineType: one })} options={onlineType.map((one) => [one, t(`site.${one}`)] as const)} />
          <TextField code label={t("fieldname.address")} help={t("hotspot.address.help")} path="spec.online.address" rule={onlineSiteRules.address} value={value.address} change={(address) => set({ address })} />
        </>
      ) : (
        <>
          <SelectField label={t("fieldname.type")} path="spec.physical.type" value={value.placeType} change={(one) => set({ placeType: one })} options={placeType.map((one) => [one, t(`site.${one}`)] as const)} />
          <Field
            label={t("hotspot.place")}
            help={read.length > 0 && !wrong ? <bdi dir="ltr">{read.length === 1 && read[0] ? inSeconds(read[0]) : t("hotspot.corners", { number: read.length })}</bdi> : t("hotspot.place.help")}
            path={`spec.physical.${read.length > 1 ? "area" : "point"}`}
            rule={{ name: "where", required: true }}
            value={value.where}
            remark={wrong && t(`rule.${wrong.rule}`, { line: wrong.line })}
          >
            {(wiring) => <textarea {...wiring} dir="ltr" rows={3} spellCheck={false} value={value.where} placeholder="6.4281, 3.4219" onChange={(event) => set({ where: typedGeoJson(event.target.value) ?? event.target.value })} />}
          </Field>
          <TextField code label={t("fieldname.timeZone")} help={t("hotspot.timeZone.help")} path="spec.physical.time_zone" rule={physicalSiteRules.time_zone} value={value.timeZone} change={(timeZone) => set({ timeZone })} placeholder="Africa/Lagos" list="zones" />
          <datalist id="zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
        </>
      )}
      <SelectField
        label={t("fieldname.risk")}
        path="spec.risk"
        rule={hotspotSpecRules.risk}
        value={value.risk}
        change={(risk) => set({ risk })}
        options={[["", "–"], ...riskGrade.map((one) => [one, t(`risk.${one}`)] as const)]}
      />
      <TextField prose label={t("fieldname.grounds")} help={t("hotspot.grounds.help")} path="spec.grounds" rule={hotspotSpecRules.grounds} value={value.grounds} change={(grounds) => set({ grounds })} />
      <SourcesField path="spec.sources" value={value.sources} most={hotspotSpecRules.sources.maxItems} change={(sources) => set({ sources })} />
      {shows && (
        <CountriesField
          label={t("fieldname.visibleTo")}
          help={t("hotspot.visibleTo.help")}
          path="spec.visible_to"
          value={value.visibleTo}
          change={(visibleTo) => set({ visibleTo })}
          nameOf={nameOf}
          without={[value.country]}
        />
      )}
      <RestrictionNote operationId={operationId} countries={shows ? value.visibleTo : []} level={levelOf(useOperation(operationId).data)} />
      <From draft={draft} before={before} />
    </>
  );
}

/** From which hotspot of which operation the activity moved here. */
function From({ draft: { value, set }, before }: { draft: Draft<Typed>; before: Hotspot | undefined }) {
  const t = useWords();
  const { query: all, operations: known } = useOperations(value.fromOperation || undefined);
  const operations = inTurn(known).filter((one) => !isInvitation(one) || one.operationId === value.fromOperation);
  // What moved on has often been closed; without a state those that are open come.
  const open = useQuery({ ...hotspotsQuery(value.fromOperation), refetchInterval: false });
  const closed = useQuery({ ...hotspotsQuery(value.fromOperation, { state: "HOTSPOT_STATE_CLOSED" }), refetchInterval: false });
  const failed = [all, open, closed].find((one) => one.isError);
  const hotspots = [...(open.data ?? []), ...(closed.data ?? [])];
  const gone = value.fromHotspot !== "" && !hotspots.some((one) => one.hotspotId === value.fromHotspot);
  return (
    <fieldset className="field">
      <legend>{t("fieldname.displacedFrom")}</legend>
      <div className="pair">
        <SelectField
          label={t("find.operation")}
          path="spec.displaced_from.operation_id"
          value={value.fromOperation}
          change={(fromOperation) => set({ fromOperation, fromHotspot: "" })}
          options={operations.map((one) => [one.operationId, toldName(t, one)] as const)}
        />
        <SelectField
          label={t("hotspot.one")}
          path="spec.displaced_from.hotspot_id"
          value={value.fromHotspot}
          change={(fromHotspot) => set({ fromHotspot })}
          options={[
            ["", t("hotspot.from.none")],
            ...(gone ? [[value.fromHotspot, t("hotspot.from.kept")] as const] : []),
            ...hotspots.filter((one) => one.hotspotId !== before?.hotspotId).map((one) => [one.hotspotId, isOpen(one.state) ? (one.spec?.name ?? "") : `${apart(one.spec?.name ?? "")} (${t(`state.${one.state as "HOTSPOT_STATE_CLOSED"}`)})`] as const),
          ]}
        />
      </div>
      {failed && <AsBefore query={failed} />}
      {value.fromHotspot && <TextField prose label={t("fieldname.note")} path="spec.displaced_from.note" rule={displacementRules.note} value={value.fromNote} change={(fromNote) => set({ fromNote })} />}
    </fieldset>
  );
}

/** Where it lies, and what may be the same, while it is typed. */
function Beside({ operationId, typed, before }: { operationId: string; typed: Typed; before: Hotspot | undefined }) {
  const t = useWords();
  const settled = useSettled(typed);
  const places = useMemo(() => readPlaces(settled.where).filter(isPlace), [settled.where]);
  const asked = settled.online || !wrongPlaces(settled.where) ? nearTyped(operationId, settled) : undefined;
  const asks = asked !== undefined;
  const query = useQuery({ ...nearQuery(asked ?? { operationId }), enabled: asks, placeholderData: keepPreviousData });
  const near = useMemo(() => (asks ? (query.data ?? []).filter(({ hotspot }) => hotspot?.hotspotId !== before?.hotspotId) : []), [asks, query.data, before?.hotspotId]);
  // The map is drawn anew for another array, so not at every letter.
  const spots = useMemo(() => [...near.flatMap(({ hotspot }) => (hotspot ? [spotOf(hotspot)] : [])), { id: "", name: settled.name, risk: undefined, places }], [near, settled.name, places]);
  return (
    <>
      {!settled.online && places.length > 0 && (
        <Panel title={t("hotspot.preview")} inset>
          <PointMap title={t("hotspot.preview")} spots={spots} chosen="" />
        </Panel>
      )}
      {asks && query.isError && (
        <Panel title={t("hotspots.near")} inset>
          <AsBefore query={query} />
        </Panel>
      )}
      {near.length > 0 && (
        <Panel title={t("hotspots.near")} note={t("hotspots.near.note")} inset>
          <NearList near={near} />
        </Panel>
      )}
    </>
  );
}
