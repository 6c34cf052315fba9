import { type ReactNode, useId, useMemo, useState } from "react";
import type { Rules } from "@/call/rules";
import { planRules } from "@/gen/rules";
import type { Plan } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords, type Words } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { ClockField, Field, SelectField, TextField } from "@/parts/Form";
import { Panel } from "@/parts/Panel";
import type { Section } from "../completeness";
import { fieldName } from "../names";
import { Remarks } from "../Remarks";
import { sectionId } from "./goTo";

export interface Given {
  plan: Plan;
  set: (change: Partial<Plan>) => void;
}

/** One section of the plan, which the list of contents leads to. */
export function SectionPanel({ of, children }: { of: Section; children: ReactNode }) {
  const t = useWords();
  return (
    <div id={sectionId(of)} tabIndex={-1} className="plan-section">
      <Panel title={t(`plan.part.${of}`)} note={helpOf(t, `plan.about.${of}`)} inset>
        {children}
      </Panel>
    </div>
  );
}

/** A text where there is one. */
function helpOf(t: Words, id: string): string | undefined {
  return t.has(id) ? t(id) : undefined;
}

type TextName = { [Name in keyof Plan]-?: Plan[Name] extends string ? Name : never }[keyof Plan];

/** A text of the plan by itself, with its help and what is said about it. */
export function PlanText({ plan, set, of, prose = false }: Given & { of: keyof typeof planRules; prose?: boolean }) {
  const t = useWords();
  const name = planRules[of].name as TextName;
  return (
    <>
      <TextField prose={prose} label={fieldName(t, name)} help={helpOf(t, `plan.help.${name}`)} path={`plan.${of}`} rule={planRules[of]} value={plan[name] ?? ""} change={(value) => set({ [name]: value })} />
      <Remarks place={of} />
    </>
  );
}

interface Part {
  /** Of which list or part of the plan, by which its help is found. */
  within: string;
  row: object;
  set: (change: never) => void;
  /** Where a refusal names the row. */
  path: string;
  rules: Rules;
  of: string;
}

/** One field of a row by what the contract says of it. */
function wired(t: Words, { within, row, set, path, rules, of }: Part) {
  const rule = rules[of];
  const name = rule?.name ?? of;
  const value = (row as Record<string, unknown>)[name];
  return {
    label: fieldName(t, name),
    help: helpOf(t, `plan.help.${within}.${name}`),
    path: `${path}.${of}`,
    rule,
    value: value === undefined ? "" : String(value),
    change: (to: unknown) => (set as (change: object) => void)({ [name]: to }),
  };
}

export function RowText({ prose = false, ...part }: Part & { prose?: boolean }) {
  return <TextField {...wired(useWords(), part)} prose={prose} />;
}

/** A whole number; what is none stays as it was typed, and is told. `text`: the contract has it in 64 bits. */
export function RowNumber({ text = false, needed = false, remark, ...part }: Part & { text?: boolean; needed?: boolean; remark?: string | undefined }) {
  const { rule, change, ...wiring } = wired(useWords(), part);
  const typed = (value: string) => {
    const plain = value.replace(/[\s'’]/g, "");
    change(plain === "" && !needed ? undefined : !text && /^\d{1,9}$/.test(plain) ? Number(plain) : plain);
  };
  return <TextField {...wiring} code inputMode="numeric" remark={remark} rule={rule && { ...rule, required: needed }} change={typed} />;
}

export function RowChoice({ options, ...part }: Part & { options: readonly (readonly [string, string])[] }) {
  return <SelectField {...wired(useWords(), part)} options={options} />;
}

export function RowCountry({ none, remark, ...part }: Part & { none?: string; remark?: string | undefined }) {
  const t = useWords();
  const countries = useMemo(() => countryCodes.map((code) => [code, t.country(code)] as const).sort(([, one], [, other]) => t.compare(one, other)), [t]);
  const { change, ...wiring } = wired(t, part);
  return (
    <Field {...wiring} remark={remark}>
      {(on) => (
        <select {...on} value={wiring.value} onChange={(event) => change(event.target.value)}>
          {[["", none ?? "–"] as const, ...countries].map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

export function RowClock(part: Part) {
  return <ClockField {...wired(useWords(), part)} />;
}

/** Where nothing else is known, the reader's own. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

export function RowZone(part: Part) {
  const t = useWords();
  const id = useId();
  const zones = useMemo(() => Intl.supportedValuesOf("timeZone"), []);
  return (
    <>
      <TextField {...wired(t, part)} code list={id} placeholder="Africa/Lagos" />
      <datalist id={id}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

interface Several {
  label: string;
  help?: string | undefined;
  path: string;
  value: readonly string[];
  change: (value: string[]) => void;
}

/** Several texts, one a line. A line that is being begun is none yet. */
export function LinesField({ value, change, remark, ...field }: Several & { remark?: string | undefined }) {
  const [typed, setTyped] = useState(value.join("\n"));
  const read = (text: string) => [...new Set(text.split("\n").map((line) => line.trim()).filter((line) => line !== ""))];
  const shown = read(typed).join("\n") === value.join("\n") ? typed : value.join("\n");
  return (
    <Field {...field} value={value.join("\n")} remark={remark}>
      {(on) => (
        <textarea
          {...on}
          dir="auto"
          rows={3}
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value);
            change(read(event.target.value));
          }}
        />
      )}
    </Field>
  );
}

/** Several of a closed list, each taken out by its own button. */
export function ChosenField({ value, change, options, nameOf, more, ...field }: Several & { options: readonly string[]; nameOf: (one: string) => string; more: string }) {
  const t = useWords();
  return (
    <Field {...field} value={value.join()}>
      {(on) => (
        <>
          <select {...on} value="" onChange={(event) => event.target.value && change([...value, event.target.value])}>
            <option value="">{more}</option>
            {options
              .filter((one) => !value.includes(one))
              .map((one) => (
                <option key={one} value={one}>
                  {nameOf(one)}
                </option>
              ))}
          </select>
          <div className="buttons">
            {value.map((one) => (
              <Button key={one} small aria-label={t("plan.remove", { name: nameOf(one) })} onClick={() => change(value.filter((other) => other !== one))}>
                <bdi>{nameOf(one)}</bdi> <span aria-hidden="true">×</span>
              </Button>
            ))}
          </div>
        </>
      )}
    </Field>
  );
}
