import { communicationStep } from "@/gen/enums";
import { commandPostRules, communicationRules, coordinationUnitRules, liaisonOfficerRules, planRules, selectionCriterionRules, shiftRules } from "@/gen/rules";
import type { CommandPost, Communication, CommunicationStep, CoordinationUnit, LiaisonOfficer, SelectionCriterion, Shift } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { under } from "../chain";
import { Remarks } from "../Remarks";
import { newKey, rowName } from "../rowNames";
import { type Given, ownZone, PlanText, RowChoice, RowClock, RowCountry, RowText, RowZone, SectionPanel } from "./Fields";
import { RowList } from "./RowList";

/** What everybody does, and by what cases are selected. */
export function Instructions({ plan, set }: Given) {
  const t = useWords();
  return (
    <SectionPanel of="instructions">
      <PlanText plan={plan} set={set} of="instructions" prose />
      <h3>{t("fieldname.selectionCriteria")}</h3>
      <p className="help">{t("plan.help.selectionCriteria")}</p>
      <Remarks place="selection_criteria" />
      <RowList<SelectionCriterion>
        ordered
        rows={plan.selectionCriteria ?? []}
        change={(selectionCriteria) => set({ selectionCriteria })}
        nameOf={(_, index) => t("plan.criterion", { number: index + 1 })}
        most={planRules.selection_criteria.maxItems}
        adds={[{ label: t("plan.add.criterion"), row: () => ({ key: newKey("criterion"), criterion: "" }) }]}
      >
        {(row, index, change) => (
          <>
            <RowText within="selectionCriteria" row={row} set={change} path={`plan.selection_criteria[${index}]`} rules={selectionCriterionRules} of="criterion" prose />
            <Remarks place={`selection_criteria[${row.key}]`} />
          </>
        )}
      </RowList>
    </SectionPanel>
  );
}

/** Who commands whom, and who stands in. */
export function Command({ plan, set }: Given) {
  const t = useWords();
  const posts = plan.commandPosts ?? [];
  return (
    <SectionPanel of="command">
      <Remarks place="command_posts" />
      <RowList<CommandPost>
        ordered
        rows={posts}
        // Who reported to a post that is gone reports to the one above it.
        change={(rows) => set({ commandPosts: rows.map((row) => ({ ...row, reportsTo: aboveOf(row.reportsTo, rows, posts) })) })}
        nameOf={(post, index) => post.function || t("plan.post", { number: index + 1 })}
        most={planRules.command_posts.maxItems}
        adds={[{ label: t("plan.add.post"), row: () => ({ key: newKey("post"), function: "", agency: plan.leadAgency, country: "", reportsTo: posts[0]?.key ?? "", deputy: "" }) }]}
      >
        {(row, index, change) => {
          const on = { within: "commandPosts", row, set: change, path: `plan.command_posts[${index}]`, rules: commandPostRules };
          const below = under(posts, row.key);
          const others = posts.filter((one) => one.key !== row.key && !below.has(one.key));
          return (
            <>
              <div className="pair">
                <RowText {...on} of="function" />
                <RowText {...on} of="agency" />
              </div>
              <div className="pair">
                <RowChoice {...on} of="reports_to" options={[["", t("plan.reportsTo.none")], ...others.map((one) => [one.key, one.function || t("plan.post", { number: posts.indexOf(one) + 1 })] as const)]} />
                <RowText {...on} of="deputy" />
                <RowCountry {...on} of="country" none={t("plan.country.all")} />
              </div>
              <Remarks place={`command_posts[${row.key}]`} />
            </>
          );
        }}
      </RowList>
    </SectionPanel>
  );
}

function aboveOf(key: string, rows: readonly CommandPost[], before: readonly CommandPost[]): string {
  const seen = new Set<string>();
  let at = key;
  while (at !== "" && !rows.some((row) => row.key === at) && !seen.has(at)) {
    seen.add(at);
    at = before.find((row) => row.key === at)?.reportsTo ?? "";
  }
  return rows.some((row) => row.key === at) ? at : "";
}

export function Liaison({ plan, set }: Given) {
  const t = useWords();
  return (
    <SectionPanel of="liaison">
      <Remarks place="liaison_officers" />
      <RowList<LiaisonOfficer>
        rows={plan.liaisonOfficers ?? []}
        known={(row) => rowName("liaisonOfficers", row)}
        change={(liaisonOfficers) => set({ liaisonOfficers })}
        nameOf={({ country, function: of }, index) => (country ? (of ? t("plan.of", { name: of, country: t.country(country) }) : t.country(country)) : t("plan.liaison", { number: index + 1 }))}
        most={planRules.liaison_officers.maxItems}
        adds={[{ label: t("plan.add.liaison"), row: () => ({ country: "", function: "", agency: "", contact: "" }) }]}
      >
        {(row, index, change) => {
          const on = { within: "liaisonOfficers", row, set: change, path: `plan.liaison_officers[${index}]`, rules: liaisonOfficerRules };
          return (
            <>
              <div className="pair">
                <RowCountry {...on} of="country" />
                <RowText {...on} of="function" />
              </div>
              <div className="pair">
                <RowText {...on} of="agency" />
                <RowText {...on} of="contact" />
              </div>
              {row.country && <Remarks place={`liaison_officers[${row.country}]`} />}
            </>
          );
        }}
      </RowList>
    </SectionPanel>
  );
}

export function Units({ plan, set }: Given) {
  const t = useWords();
  return (
    <SectionPanel of="units">
      <Remarks place="coordination_units" />
      <RowList<CoordinationUnit>
        ordered
        rows={plan.coordinationUnits ?? []}
        change={(coordinationUnits) => set({ coordinationUnits })}
        nameOf={(unit, index) => unit.name || t("plan.unit", { number: index + 1 })}
        most={planRules.coordination_units.maxItems}
        adds={[{ label: t("plan.add.unit"), row: () => ({ key: newKey("unit"), name: "", timeZone: ownZone(), shifts: [] }) }]}
      >
        {(row, index, change) => {
          const on = { within: "coordinationUnits", row, set: change, path: `plan.coordination_units[${index}]`, rules: coordinationUnitRules };
          return (
            <>
              <div className="pair">
                <RowText {...on} of="name" />
                <RowZone {...on} of="time_zone" />
              </div>
              <p className="field-name">{t("fieldname.shifts")}</p>
              <RowList<Shift>
                rows={row.shifts}
                change={(shifts) => change({ shifts })}
                nameOf={(_, at) => t("plan.shift", { number: at + 1 })}
                most={coordinationUnitRules.shifts.maxItems}
                // One shift follows the other.
                adds={[{ label: t("plan.add.shift"), row: () => ({ start: row.shifts.at(-1)?.end ?? "07:00", end: row.shifts.length === 1 ? (row.shifts[0]?.start ?? "19:00") : "19:00", inCharge: "" }) }]}
              >
                {(shift, at, changeShift) => {
                  const of = { within: "shifts", row: shift, set: changeShift, path: `plan.coordination_units[${index}].shifts[${at}]`, rules: shiftRules };
                  return (
                    <div className="pair">
                      <RowClock {...of} of="start" />
                      <RowClock {...of} of="end" />
                      <RowText {...of} of="in_charge" />
                    </div>
                  );
                }}
              </RowList>
              <Remarks place={`coordination_units[${row.key}]`} />
            </>
          );
        }}
      </RowList>
    </SectionPanel>
  );
}

/** Four steps that there are; one of which nothing is written is none. */
export function Communications({ plan, set }: Given) {
  const t = useWords();
  const rows = plan.communications ?? [];
  const put = (step: CommunicationStep, part: Partial<Communication>) => {
    const row = { step, means: "", rule: "", ...rows.find((one) => one.step === step), ...part };
    const all = [...rows.filter((one) => one.step !== step), ...(row.means || row.rule ? [row] : [])];
    set({ communications: communicationStep.flatMap((one) => all.filter((each) => each.step === one)) });
  };
  return (
    <SectionPanel of="communications">
      <Remarks place="communications" />
      {communicationStep.map((step) => {
        const at = rows.findIndex((one) => one.step === step);
        const row = rows[at] ?? { step, means: "", rule: "" };
        const on = { within: "communications", row, set: (part: Partial<Communication>) => put(step, part), path: `plan.communications[${at}]` };
        return (
          <fieldset className="plan-row" key={step}>
            <legend>{t(`step.${step}`)}</legend>
            <p className="help">{t(`plan.help.${step}`)}</p>
            <RowText {...on} rules={at < 0 ? { means: { ...communicationRules.means, required: false } } : communicationRules} of="means" prose />
            <RowText {...on} rules={communicationRules} of="rule" prose />
            {at >= 0 && <Remarks place={`communications[${step}]`} />}
          </fieldset>
        );
      })}
    </SectionPanel>
  );
}
