import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { useKindCannot } from "@/features/joining/kinds";
import { codeNameOf, levelOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { RestrictionNote } from "@/features/participations/RestrictionNote";
import { useCountryNames } from "@/features/participations/participations";
import { crimeArea } from "@/gen/enums";
import { createNetwork, reviseNetwork } from "@/gen/methods";
import { networkSpecRules } from "@/gen/rules";
import type { CrimeArea, Network } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { CountriesField } from "@/parts/CountriesField";
import { type Draft, useDraft } from "@/parts/draft";
import { ChoicesField, Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { LevelField } from "@/parts/LevelField";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { networkQuery, newNetwork, sentSpec, touched, type Typed, useStandsIn } from "./networks";

const FROM = "/operations/$operation/networks/new";
const PATHS = ["spec.name", "spec.summary", "spec.crime_areas", "spec.handling", "spec.visible_to"];

/** Creates a network, or says anew what the one is that the address names. */
export function NetworkForm() {
  const { operation: operationId } = useParams({ from: FROM });
  const { revise } = useSearch({ from: FROM });
  const operation = useOperation(operationId);
  if (revise) return <Revise key={revise} operationId={operationId} networkId={revise} />;
  return <Loaded query={operation}>{(one) => <Writing operationId={operationId} name={`network.${operationId}`} initial={newNetwork(levelOf(one))} />}</Loaded>;
}

function Revise({ operationId, networkId }: { operationId: string; networkId: string }) {
  const query = useQuery(networkQuery(operationId, networkId));
  return <Loaded query={query}>{(one) => one.spec && <Writing operationId={operationId} name={`network.${networkId}`} initial={{ ...newNetwork(undefined), ...one.spec, begun: one }} before={one} />}</Loaded>;
}

interface Given {
  operationId: string;
  name: string;
  initial: Typed;
  before?: Network;
}

function Writing({ operationId, name, initial, before }: Given) {
  const t = useWords();
  const navigate = useNavigate();
  const operation = useOperation(operationId).data;
  const nameOf = useCountryNames(operationId);
  const { country } = useSession();
  const draft = useDraft<Typed>(name, initial);
  const { value, set } = draft;
  useMarkingOf(operation);
  const kindCannot = useKindCannot(operationId);
  // Whoever stands in for an owner that has left lets fewer see it, and says nothing else anew.
  const narrows = useStandsIn(before);
  const how = {
    touches: touched(operationId, before?.networkId),
    done: [before ? "network.revise.done" : "network.create.done", { name: value.name }] as const,
    settle: draft.drop,
    then: ({ network }: { network?: Network }) => network && void navigate({ to: "/operations/$operation/networks/$network", params: { operation: operationId, network: network.networkId } }),
  };
  const create = useAct(createNetwork, how);
  const revise = useAct(reviseNetwork, how);
  const act = before ? revise : create;
  const { begun, note, cannot: changed } = useBegun(draft, before, [revise]);
  // Whoever describes no network still lets fewer see its own.
  const cannot = changed ?? (before ? undefined : kindCannot("DESCRIBE_NETWORKS"));
  const send = () =>
    !cannot &&
    void (begun
      ? revise.run({ operationId, networkId: begun.networkId, version: begun.version, spec: sentSpec(value) })
      : create.run({ operationId, spec: sentSpec(value) }));
  const title = t(narrows ? "network.narrow" : before ? "network.revise" : "network.create");
  return (
    <Page title={title} within={{ operation: operationId, name: codeNameOf(operation) }}>
      <Panel title={before?.spec?.name ?? t("network.what")} inset>
        <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
          <p className="note">{t(narrows ? "network.left" : "network.pseudonyms")}</p>
          {!narrows && <What value={value} set={set} />}
          <CountriesField
            label={t("fieldname.visibleTo")}
            help={t("network.visibleTo.help")}
            path="spec.visible_to"
            value={value.visibleTo}
            change={(visibleTo) => set({ visibleTo })}
            nameOf={nameOf}
            without={[before?.ownerCountry ?? country]}
            most={narrows ? 0 : undefined}
          />
          {!narrows && <RestrictionNote operationId={operationId} countries={value.visibleTo} level={value.handling} />}
          <RefusalPanel title={t(before ? "network.revise.refused" : "network.create.refused")} refusal={act.refusal} again={act.again} told={PATHS} />
          {note}
          <FormButtons busy={act.busy} cannot={cannot} draft={draft}>
            {title}
          </FormButtons>
        </Form>
      </Panel>
    </Page>
  );
}

/** What is known of it, but who sees it. */
function What({ value, set }: Pick<Draft<Typed>, "value" | "set">) {
  const t = useWords();
  return (
    <>
      <TextField label={t("fieldname.name")} path="spec.name" rule={networkSpecRules.name} value={value.name} change={(one) => set({ name: one })} />
      <TextField prose label={t("network.does")} help={t("network.does.help")} path="spec.summary" rule={networkSpecRules.summary} value={value.summary} change={(summary) => set({ summary })} />
      <ChoicesField<CrimeArea>
        label={t("fieldname.crimeAreas")}
        path="spec.crime_areas"
        rule={networkSpecRules.crime_areas}
        value={value.crimeAreas}
        change={(crimeAreas) => set({ crimeAreas })}
        options={crimeArea.map((area) => [area, t(`crime.${area}`)] as const)}
      />
      <LevelField path="spec.handling" value={value.handling} change={(handling) => set({ handling })} />
    </>
  );
}
