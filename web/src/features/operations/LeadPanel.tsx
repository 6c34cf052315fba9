import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { programmeQuery, programmesQuery } from "@/features/programmes/programmes";
import { changeLead, getProgramme, setProgramme } from "@/gen/methods";
import { changeLeadRequestRules } from "@/gen/rules";
import type { Lead, Operation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Factor } from "@/parts/Factor";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useMay, useSession } from "@/shell/session";
import { isLedBy, isSameLead, leadOf, toldLead, useMayFor } from "./lead";
import { LeadField } from "./LeadField";
import { booksClosed, codeNameOf } from "./operations";

/** Who leads an operation and what it belongs to; those who lead change both. */
export function LeadPanel({ operation }: { operation: Operation }) {
  const t = useWords();
  const may = useMayFor(operation);
  const open = !booksClosed(operation) && operation.state !== "OPERATION_STATE_CANCELLED";
  const [leads, belongs] = [open && may(changeLead), open && may(setProgramme)];
  const dialogs = useAsks([leads && "lead", belongs && "programme"]);
  const close = () => void dialogs.close();
  return (
    <Panel title={t("lead")} inset>
      <div className="stack">
        <dl className="rows">
          <dt>{t("fieldname.lead")}</dt>
          <dd>{toldLead(t, leadOf(operation))}</dd>
          {may(getProgramme) && operation.programmeId && (
            <>
              <dt>{t("fieldname.programmeId")}</dt>
              <dd>
                <ProgrammeLink programmeId={operation.programmeId} />
              </dd>
            </>
          )}
        </dl>
        {(leads || belongs) && (
          <p className="buttons">
            {leads && (
              <Button small onClick={() => dialogs.ask("lead")}>
                {t("lead.change")}
              </Button>
            )}
            {belongs && (
              <Button small onClick={() => dialogs.ask("programme")}>
                {t(operation.programmeId ? "lead.programme.change" : "lead.programme.set")}
              </Button>
            )}
          </p>
        )}
      </div>
      {dialogs.asks === "lead" && <ChangeLead operation={operation} close={close} />}
      {dialogs.asks === "programme" && <SetProgramme operation={operation} close={close} />}
    </Panel>
  );
}

function ProgrammeLink({ programmeId }: { programmeId: string }) {
  const { data } = useQuery(programmeQuery(programmeId));
  return (
    <Link to="/programmes/$programme" params={{ programme: programmeId }}>
      <bdi>{data?.spec?.name}</bdi>
    </Link>
  );
}

interface Given {
  operation: Operation;
  close: () => void;
}

interface Typed {
  reason: string;
  chosen?: { lead: Lead; instead: string };
}

const nameOf = (operation: Operation) => JSON.stringify(leadOf(operation));

/** Who leads from now on, and why. */
function ChangeLead({ operation, close }: Given) {
  const t = useWords();
  const navigate = useNavigate();
  const session = useSession();
  const { operationId } = operation;
  const name = codeNameOf(operation);
  const read = useRead(operation, operationId, nameOf);
  const now = leadOf(read.record);
  const draft = useDraft<Typed>(`lead.${operationId}`, { reason: "" });
  const { reason, chosen } = draft.value;
  // What was chosen in the place of others than those who lead now would drop them unseen.
  const lead = chosen?.instead === nameOf(read.record) ? chosen.lead : now;
  const change = useAct(changeLead, {
    touches: [["operation", operationId], ["operations"]],
    done: ["lead.change.done", { name, lead: toldLead(t, lead) }],
    draft: `lead.${operationId}`,
    settle: draft.drop,
    // A country that leads no more may not see it any more.
    then: ({ operation: after }) => (session.country !== "" && !isLedBy(session, after) ? void navigate({ to: "/operations" }) : close()),
  });
  const { note, cannot } = useChanged(read, operation, [change], { of: (one) => ({ lead: toldLead(t, leadOf(one)) }), matters: true });
  const stays = isSameLead(lead, now) ? t("lead.change.same") : undefined;
  return (
    <Dialog title={t("lead.change.title", { name })} close={close}>
      <Form refusal={change.refusal} send={() => !cannot && !stays && void change.run({ operationId, version: operation.version, lead, reason })}>
        <p>{t("lead.change.effect")}</p>
        <LeadField help={t("lead.help")} value={lead} change={(one) => draft.set({ chosen: { lead: one, instead: nameOf(read.record) } })} />
        {!isLedBy(session, { lead }) && <p className="note warn">{t("lead.change.lose")}</p>}
        <TextField prose label={t("reason")} path="reason" rule={changeLeadRequestRules.reason} value={reason} change={(one) => draft.set({ reason: one })} />
        <ul className="checks">
          <Factor />
        </ul>
        {note}
        <RefusalPanel title={t("lead.change.refused")} refusal={change.refusal} again={change.again} told={["lead", "reason"]} />
        <FormButtons look="stop" busy={change.busy} cannot={cannot ?? stays} close={close} leave={t("operation.leave")}>
          {t("lead.change")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}

/** Which programme an operation belongs to: one that this person leads too, or none. */
function SetProgramme({ operation, close }: Given) {
  const t = useWords();
  const may = useMay();
  const session = useSession();
  const { operationId, programmeId = "" } = operation;
  const name = codeNameOf(operation);
  const query = useQuery({ ...programmesQuery, enabled: may(getProgramme) });
  const draft = useDraft(`programme.${operationId}.${programmeId}`, { programmeId });
  const chosen = draft.value.programmeId;
  const programmeOf = (id: string) => query.data?.find((one) => one.programmeId === id)?.spec?.name ?? "";
  const set = useAct(setProgramme, {
    touches: [["operation", operationId], ["operations"]],
    done: chosen ? ["lead.programme.done", { name: apart(name), programme: apart(programmeOf(chosen)) }] : ["lead.programme.taken", { name: apart(name) }],
    settle: draft.drop,
    then: close,
  });
  const stays = chosen === programmeId ? t("lead.programme.same") : undefined;
  return (
    <Dialog title={t("lead.programme.title", { name })} close={close}>
      <Loaded query={query} rows={2}>
        {(programmes) => (
          <Form refusal={set.refusal} send={() => !stays && void set.run({ operationId, version: operation.version, programmeId: chosen || undefined })}>
            <SelectField
              label={t("fieldname.programmeId")}
              help={t("lead.programme.choose")}
              path="programme_id"
              value={chosen}
              change={(id) => draft.set({ programmeId: id })}
              options={[
                ["", t("lead.programme.none")],
                ...programmes.filter((one) => one.programmeId === programmeId || isLedBy(session, one)).map((one) => [one.programmeId, one.spec?.name ?? ""] as const),
              ]}
            />
            <RefusalPanel title={t("lead.programme.refused")} refusal={set.refusal} again={set.again} told={["programme_id"]} />
            <FormButtons busy={set.busy} cannot={stays} close={close}>
              {t(chosen || !programmeId ? "lead.programme.act" : "lead.programme.take")}
            </FormButtons>
          </Form>
        )}
      </Loaded>
    </Dialog>
  );
}
