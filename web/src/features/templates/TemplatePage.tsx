import "@/features/plan/plan.css";
import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "@/call/useAct";
import { PlanFacts } from "@/features/plan/PlanFacts";
import { movedTo } from "@/features/plan/planRules";
import { createOperation, retirePlanTemplate, revisePlanTemplate } from "@/gen/methods";
import { retirePlanTemplateRequestRules } from "@/gen/rules";
import type { PlanTemplate } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Form, TimeField } from "@/parts/Form";
import { useMarking } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { placeOf } from "@/parts/place";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { ReviseTemplate } from "./ReviseTemplate";
import { someStart, templateQuery, touched } from "./templates";

/** What is kept of a plan, and how it would begin. */
export function TemplatePage() {
  const { template: templateId } = useParams({ from: "/templates/$template" });
  const query = useQuery(templateQuery(templateId));
  return <Loaded query={query}>{(template) => <Shown key={templateId} template={template} />}</Loaded>;
}

function Shown({ template }: { template: PlanTemplate }) {
  const t = useWords();
  const may = useMay();
  const [start, setStart] = useState<string | undefined>(someStart);
  const inUse = template.state === "PLAN_TEMPLATE_STATE_IN_USE";
  const dialogs = useAsks([inUse && may(revisePlanTemplate) && "revise", inUse && may(retirePlanTemplate) && "retire"]);
  const retire = useAct(retirePlanTemplate, { touches: touched, shown: template, done: ["template.retire.done", { name: template.spec?.name ?? "" }], then: () => void dialogs.close() });
  const read = useRead(template, template.templateId, (now) => now.version);
  const { note, cannot } = useChanged(read, template, [retire], { of: ({ spec, state }) => ({ ...spec, state }), matters: inUse && may(retirePlanTemplate) });
  useMarking(template.plan?.handlingLevel);
  const said = (text: string) => text || "–";
  const plan = template.plan && { ...movedTo(template.plan, start ?? someStart()), codeName: said(""), legalBasis: said(""), leadAgency: said("") };
  return (
    <Page
      title={template.spec?.name ?? ""}
      beside={<State of={template.state} box />}
      acts={
        inUse && (
          <>
            {may(createOperation) && (
              <Link className="button main" to="/operations/new" search={{ template: template.templateId, start }}>
                {t("template.begin")}
              </Link>
            )}
            {may(revisePlanTemplate) && <Button onClick={() => dialogs.ask("revise")}>{t("template.revise")}</Button>}
            {may(retirePlanTemplate) && <Button cannot={cannot} onClick={() => dialogs.ask("retire")}>{t("template.retire")}</Button>}
          </>
        )
      }
    >
      {!dialogs.asks && note}
      {template.retireReason && (
        <div className="note warn">
          <b>{t("template.retired")}</b> <span dir="auto">{template.retireReason}</span>
        </div>
      )}
      <div className="columns">
        <div>{plan && <PlanFacts plan={plan} />}</div>
        <div>
          <Panel title={t("template.about")} inset>
            {template.spec?.note && (
              <p className="written" dir="auto">
                {template.spec.note}
              </p>
            )}
            <Rows
              rows={[
                [t("fieldname.purposes"), t.list((template.spec?.purposes ?? []).map((of) => t(`purpose.${of as "PURPOSE_ASSET_RECOVERY"}`)))],
                [t("template.saved"), <When key="saved" time={template.createTime} />],
              ]}
            />
          </Panel>
          <Panel title={t("template.asIf")} inset>
            <Form refusal={undefined} send={() => undefined} label={t("template.asIf")}>
              <TimeField label={t("field.utc", { label: t("fieldname.startTime") })} path="start" value={start} change={setStart} />
              <p className="small quiet">{t("template.asIf.note")}</p>
            </Form>
          </Panel>
          <Panel title={t("template.leftOut")} inset>
            <p>{t("template.leftOut.always")}</p>
            {template.leftOut.length > 0 && (
              <>
                <p>{t("template.leftOut.named")}</p>
                <ul>
                  {template.leftOut.map((field) => (
                    <li key={field}>{placeOf(t, field)}</li>
                  ))}
                </ul>
              </>
            )}
          </Panel>
        </div>
      </div>
      {dialogs.asks === "revise" && <ReviseTemplate template={template} close={dialogs.close} />}
      {dialogs.asks === "retire" && (
        <ReasonDialog
          title={t("template.retire.title", { name: template.spec?.name ?? "" })}
          effect={t("template.retire.effect")}
          act={t("template.retire")}
          refusedTitle={t("template.retire.refused")}
          rule={retirePlanTemplateRequestRules.reason}
          draft={`template.retire.${template.templateId}`}
          first={note}
          state={retire}
          close={() => void dialogs.close()}
          send={(reason) => retire.run({ templateId: template.templateId, version: read.record.version, reason })}
        />
      )}
    </Page>
  );
}
