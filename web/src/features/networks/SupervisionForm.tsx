import "@/features/plan/plan.css";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { newKey } from "@/features/plan/rowNames";
import { RowList } from "@/features/plan/sections/RowList";
import { reviseMajorCase, startMajorCase } from "@/gen/methods";
import { majorCaseSpecRules, startMajorCaseRequestRules, supervisingBodyRules } from "@/gen/rules";
import type { Network } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { NetworkPage } from "./NetworkParts";
import { isSupervised, touched } from "./networks";

const FROM = "/operations/$operation/networks/$network/supervise";

interface Body {
  key: string;
  name: string;
  country: string;
}

interface Typed {
  bodies: Body[];
  cycleDays: string;
  reason: string;
  begun?: Network | undefined;
}

const fieldsOf = ({ majorCase }: Network) => ({
  bodies: (majorCase?.spec?.bodies ?? []).map(({ name, country }, at) => ({ key: `body_${at}`, name, country })),
  cycleDays: String(majorCase?.spec?.cycleDays ?? 30),
});

/** Puts a network under supervision, or says anew by whom and how often. */
export function SupervisionForm() {
  const t = useWords();
  return <NetworkPage doing={t("supervision.who")}>{(network) => <Writing network={network} />}</NetworkPage>;
}

function Writing({ network }: { network: Network }) {
  const t = useWords();
  const navigate = useNavigate();
  const params = useParams({ from: FROM });
  const watched = isSupervised(network);
  const first: Body[] = [{ key: newKey("body"), name: "", country: "" }];
  const draft = useDraft<Typed>(`supervise.${network.networkId}.${network.majorCase?.number ?? 0}`, { reason: "", ...(watched ? fieldsOf(network) : { bodies: first, cycleDays: "30" }), begun: network });
  const { value, set } = draft;
  const back = () => void navigate({ to: "/operations/$operation/networks/$network/supervision", params });
  const how = { touches: touched(network.operationId, network.networkId), done: [watched ? "supervision.revise.done" : "supervision.start.done", { name: network.spec?.name ?? "" }] as const, settle: draft.drop, then: back };
  const start = useAct(startMajorCase, how);
  const revise = useAct(reviseMajorCase, how);
  const act = watched ? revise : start;
  const { begun, note, cannot } = useBegun(draft, network, [start, revise], { fieldsOf: (one) => (watched ? fieldsOf(one) : undefined), of: (one) => ({ ...one.spec, supervision: one.majorCase?.spec }) });
  const none = value.bodies.length === 0 ? t("supervision.bodies.none") : undefined;
  const send = () => {
    if (cannot ?? none) return;
    const request = { operationId: network.operationId, networkId: network.networkId, version: begun?.version, spec: { bodies: value.bodies.map(({ name, country }) => ({ name: name.trim(), country })), cycleDays: Number(value.cycleDays) } };
    if (watched) void revise.run(request);
    else void start.run({ ...request, reason: value.reason });
  };
  const countries = [...countryCodes].map((code) => [code, t.country(code)] as const).sort(([, one], [, other]) => t.compare(one, other));
  const title = t(watched ? "supervision.revise" : "supervision.start");
  return (
    <Panel title={title} note={watched ? t("supervision.revise.note") : t("supervision.start.note")} inset>
      <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
        <fieldset className="field">
          <legend>{t("fieldname.bodies")}</legend>
          <RowList<Body>
            rows={value.bodies}
            change={(bodies) => set({ bodies })}
            nameOf={(row, at) => row.name || t("supervision.body", { number: at + 1 })}
            adds={[{ label: t("supervision.body.add"), row: () => ({ key: newKey("body"), name: "", country: "" }) }]}
            most={majorCaseSpecRules.bodies.maxItems}
          >
            {(row, at, change) => (
              <div className="pair">
                <TextField label={t("fieldname.name")} help={t("supervision.body.help")} path={`spec.bodies[${at}].name`} rule={supervisingBodyRules.name} value={row.name} change={(name) => change({ name })} />
                <SelectField label={t("countries.country")} path={`spec.bodies[${at}].country`} value={row.country} change={(country) => change({ country })} options={[["", t("supervision.body.none")], ...countries]} />
              </div>
            )}
          </RowList>
        </fieldset>
        <TextField code inputMode="numeric" label={t("fieldname.cycleDays")} help={t("supervision.cycle.help")} path="spec.cycle_days" rule={{ ...majorCaseSpecRules.cycle_days, name: "cycle_days", required: true }} value={value.cycleDays} change={(cycleDays) => set({ cycleDays })} />
        {!watched && <TextField prose label={t("reason")} path="reason" rule={startMajorCaseRequestRules.reason} value={value.reason} change={(reason) => set({ reason })} />}
        <RefusalPanel
          title={t(watched ? "supervision.revise.refused" : "supervision.start.refused")}
          refusal={act.refusal}
          again={act.again}
          told={["spec.cycle_days", "reason", ...value.bodies.flatMap((_, at) => [`spec.bodies[${at}].name`, `spec.bodies[${at}].country`])]}
        />
        {note}
        <FormButtons busy={act.busy} cannot={cannot ?? none} close={back} draft={draft}>
          {title}
        </FormButtons>
      </Form>
    </Panel>
  );
}
