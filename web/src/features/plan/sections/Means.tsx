import { planRules, resourceNeedRules } from "@/gen/rules";
import type { ResourceNeed } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { TimeField } from "@/parts/Form";
import { Remarks } from "../Remarks";
import { newKey } from "../rowNames";
import { type Given, PlanText, RowNumber, RowText, SectionPanel } from "./Fields";
import { RowList } from "./RowList";

/** Who and what is deployed, what is needed for it, and how everybody gets there. */
export function Means({ plan, set }: Given) {
  const t = useWords();
  return (
    <SectionPanel of="means">
      <PlanText plan={plan} set={set} of="team_composition" prose />
      <PlanText plan={plan} set={set} of="technical_equipment" prose />
      <h3>{t("fieldname.resourceNeeds")}</h3>
      <Remarks place="resource_needs" />
      <RowList<ResourceNeed>
        ordered
        rows={plan.resourceNeeds ?? []}
        change={(resourceNeeds) => set({ resourceNeeds })}
        nameOf={(need, index) => need.resource || t("plan.need", { number: index + 1 })}
        most={planRules.resource_needs.maxItems}
        adds={[{ label: t("plan.add.need"), row: () => ({ key: newKey("need"), resource: "", quantity: "", unit: "" }) }]}
      >
        {(row, index, change) => {
          const on = { within: "resourceNeeds", row, set: change, path: `plan.resource_needs[${index}]`, rules: resourceNeedRules };
          return (
            <>
              <RowText {...on} of="resource" />
              <div className="pair">
                <RowNumber {...on} of="quantity" text needed />
                <RowText {...on} of="unit" />
              </div>
              <TimeField
                label={t("field.utc", { label: t("fieldname.neededTime") })}
                help={t("plan.help.resourceNeeds.neededTime")}
                path={`plan.resource_needs[${index}].needed_time`}
                value={row.neededTime}
                change={(neededTime) => change({ neededTime } as Partial<ResourceNeed>)}
              />
              <Remarks place={`resource_needs[${row.key}]`} />
            </>
          );
        }}
      </RowList>
      <PlanText plan={plan} set={set} of="logistics" prose />
    </SectionPanel>
  );
}

export function Cooperation(given: Given) {
  return (
    <SectionPanel of="cooperation">
      <PlanText {...given} of="cooperation" prose />
    </SectionPanel>
  );
}
