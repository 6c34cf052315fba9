import type { ReactNode } from "react";
import { isNothing } from "@/features/plan/completeness";
import { MediaFacts, RightsFacts, RiskFacts } from "@/features/plan/facts/CareFacts";
import { CommandFacts, CommunicationFacts, LiaisonFacts, UnitFacts } from "@/features/plan/facts/CommandFacts";
import { Prose } from "@/features/plan/facts/Fact";
import { AbortFacts, InstructionFacts, MeansFacts, ReportingFacts } from "@/features/plan/facts/OtherFacts";
import { ObjectiveFacts } from "@/features/plan/PlanFacts";
import type { Order, OrderContent, Phase, Plan } from "@/gen/types";
import { tongueName } from "@/language/tongues";
import { useWords } from "@/language/useWords";
import { codedCrimes } from "@/parts/crimes";
import { PanelLevel } from "@/parts/Panel";
import { type Row, Rows } from "@/parts/Rows";
import { ShortTime, When } from "@/parts/Time";
import { planOf } from "./orders";
import { OrderTasks } from "./OrderTasks";

/** The seven sections of an order (IIMARCH), headed in the reader's language; what the plan says stands as it was written. */
export function OrderDocument({ order, content, country }: { order: Order; content: OrderContent; country: string | undefined }) {
  const t = useWords();
  const plan = planOf({ content, handlingLevel: order.handlingLevel });
  const nothing = (...fields: readonly (keyof Plan)[]) => fields.every((field) => isNothing(plan[field]));
  const text = (name: "situation" | "area" | "legalBasis" | "leadAgency" | "cooperation" | "teamComposition"): Row => [t(`fieldname.${name}`), plan[name] !== "" && <Prose>{plan[name]}</Prose>];
  return (
    <PanelLevel value="h3">
      <Part of="information">
        <Rows
          rows={[
            text("situation"),
            text("area"),
            [t("fieldname.crimeAreas"), codedCrimes(t, plan.crimeAreas)],
            text("legalBasis"),
            text("leadAgency"),
            [t("fieldname.supportingAgencies"), plan.supportingAgencies.length > 0 && <Prose>{plan.supportingAgencies.join("\n")}</Prose>],
            text("cooperation"),
          ]}
        />
      </Part>
      <Part of="intention">
        <Rows
          rows={[
            [t("fieldname.purpose"), t(`purpose.${plan.purpose as "PURPOSE_ASSET_RECOVERY"}`)],
            [t("fieldname.startTime"), <When key="start" time={plan.startTime} />],
            [t("fieldname.endTime"), <When key="end" time={plan.endTime} />],
          ]}
        />
        <ObjectiveFacts plan={plan} />
      </Part>
      <Part of="method" empty={!country && nothing("phases", "instructions", "teamComposition", "commandPosts", "abortCriteria")}>
        <Phases phases={plan.phases} />
        <InstructionFacts plan={plan} />
        <Rows rows={[text("teamComposition")]} />
        <CommandFacts plan={plan} />
        <AbortFacts plan={plan} />
        {country && <OrderTasks operationId={order.operationId} country={country} />}
      </Part>
      <Part of="administration" empty={nothing("resourceNeeds", "technicalEquipment", "logistics", "reportingDuties", "media")}>
        <MeansFacts plan={{ ...plan, teamComposition: "" }} />
        <ReportingFacts plan={plan} />
        <MediaFacts plan={plan} />
      </Part>
      <Part of="risk" empty={nothing("risks")}>
        <RiskFacts plan={plan} />
      </Part>
      <Part of="communications" empty={nothing("communications", "coordinationUnits", "liaisonOfficers", "languages")}>
        <CommunicationFacts plan={plan} />
        <UnitFacts plan={plan} />
        <LiaisonFacts plan={plan} />
        <Rows rows={[[t("fieldname.languages"), plan.languages.length > 0 && t.list(plan.languages.map((one) => tongueName(t.locale, one)))]]} />
      </Part>
      <Part of="humanRights" empty={nothing("rightsInstructions", "protection")}>
        <RightsFacts plan={plan} />
      </Part>
    </PanelLevel>
  );
}

interface Given {
  of: "information" | "intention" | "method" | "administration" | "risk" | "communications" | "humanRights";
  empty?: boolean;
  children: ReactNode;
}

/** One in which nothing stands says so: what the plan leaves open is no page that was lost. */
function Part({ of, empty = false, children }: Given) {
  const t = useWords();
  return (
    <section className="order-part">
      <h2 id={`order-${of}`}>{t(`order.part.${of}`)}</h2>
      {empty ? <p className="quiet">{t("order.part.empty")}</p> : <div className="order-in">{children}</div>}
    </section>
  );
}

function Phases({ phases }: { phases: readonly Phase[] }) {
  const t = useWords();
  if (phases.length === 0) return null;
  const [from, to] = [t("field.utc", { label: t("fieldname.startTime") }), t("field.utc", { label: t("fieldname.endTime") })];
  return (
    <div className="scroll">
      <table className="plan-table">
        <caption className="hidden">{t("fieldname.phases")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("fieldname.phase")}</th>
            <th scope="col">{from}</th>
            <th scope="col">{to}</th>
            <th scope="col">{t("fieldname.gate")}</th>
          </tr>
        </thead>
        <tbody>
          {phases.map(({ kind, startTime, endTime, gate }) => (
            <tr key={kind}>
              <th scope="row">{t(`phase.${kind as "PHASE_KIND_ACTION"}`)}</th>
              <td data-head={from}>
                <ShortTime time={startTime} />
              </td>
              <td data-head={to}>
                <ShortTime time={endTime} />
              </td>
              <td dir="auto" data-head={t("fieldname.gate")}>
                {gate || "–"}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
