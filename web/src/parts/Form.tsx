import { createContext, type FormEvent, type ReactNode, useContext, useId, useRef, useState } from "react";
import type { Refusal } from "@/call/refusal";
import { broken, type Rule } from "@/call/rules";
import { fromInput, toInput, told } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Glyph } from "./Glyph";
import { placeOf } from "./place";
import { brokenText, violationText } from "./RefusalPanel";
import { isolate } from "./Time";

interface Sent {
  refusal: Refusal | undefined;
  tried: boolean;
  round: number;
}

const SentContext = createContext<Sent>({ refusal: undefined, tried: false, round: 0 });

interface FormGiven {
  refusal: Refusal | undefined;
  send: () => void;
  children: ReactNode;
  label?: string;
  /** Another number where the form begins anew: of what nobody has typed yet nothing is wrong. */
  round?: number;
}

/** A form whose fields say what is wrong with them, found here or by a service. Nothing is lost by sending it. */
export function Form({ refusal, send, children, label, round = 0 }: FormGiven) {
  const [triedIn, setTriedIn] = useState<number>();
  const tried = triedIn === round;
  // What has been typed by the time that it is looked over is what is sent.
  const latest = useRef(send);
  latest.current = send;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setTriedIn(round);
    const form = event.currentTarget;
    // After the remarks are there: to the first of them, or on the way.
    setTimeout(() => {
      const wrong = form.querySelector<HTMLElement>("[aria-invalid=true]:not([data-told])");
      if (wrong) wrong.focus();
      else latest.current();
    });
  };
  return (
    <SentContext value={{ refusal, tried, round }}>
      <form className="form" onSubmit={submit} noValidate aria-label={label}>
        {children}
      </form>
    </SentContext>
  );
}

interface FieldGiven {
  label: ReactNode;
  help?: ReactNode;
  /** Where a refusal names it: `spec.occurred_time`. */
  path: string;
  rule?: Rule | undefined;
  optional?: boolean;
}

interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
  "aria-required": true | undefined;
  "data-told": "" | undefined;
  onBlur: () => void;
}

/** Label above, help beneath, the remark at once under the field. */
export function Field({
  label,
  help,
  path,
  rule,
  value,
  remark,
  children,
}: FieldGiven & { value: string; remark?: string | undefined; children: (wiring: Wiring) => ReactNode }) {
  const t = useWords();
  const id = useId();
  const { refusal, tried, round } = useContext(SentContext);
  const [leftIn, setLeftIn] = useState<number>();
  const left = leftIn === round;
  // A refusal speaks of what was sent; it falls silent when the field is changed.
  const [sentValue, setSentValue] = useState<{ refusal: Refusal | undefined; value: string }>({ refusal, value });
  if (sentValue.refusal !== refusal) setSentValue({ refusal, value });
  const refused = refusal && sentValue.value === value ? refusal.violations.find((one) => one.field === path || one.field.startsWith(`${path}.`) || one.field.startsWith(`${path}[`)) : undefined;
  // Of several things in one field the place says which.
  const which = refused && refused.field !== path ? placeOf(t, refused.field) : "";
  const found = rule && (tried || (left && value !== "")) ? broken(rule, value) : undefined;
  const own = (tried || left) && remark ? remark : undefined;
  const text = own ?? (found ? brokenText(t, found) : refused ? `${which && `${which}: `}${violationText(t, refused, which ? undefined : rule)}` : undefined);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        "aria-describedby": text ? `${id}-remark` : help ? `${id}-help` : undefined,
        "aria-invalid": text ? true : undefined,
        "aria-required": rule?.required ? true : undefined,
        "data-told": text && !own && !found ? "" : undefined,
        onBlur: () => setLeftIn(round),
      })}
      {help && (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {text && (
        <p className="remark" id={`${id}-remark`}>
          <Glyph shape="no" />
          <span>{text}</span>
        </p>
      )}
    </div>
  );
}

interface TextGiven extends FieldGiven {
  value: string;
  change: (value: string) => void;
  remark?: string | undefined;
  prose?: boolean;
  placeholder?: string;
  /** What is typed runs left to right in every language: references, codes, numbers. */
  code?: boolean;
  inputMode?: "numeric" | "decimal" | "text";
  list?: string;
}

export function TextField({ value, change, prose = false, placeholder, code = false, inputMode, list, ...field }: TextGiven) {
  return (
    <Field {...field} value={value}>
      {(wiring) =>
        prose ? (
          <textarea {...wiring} dir="auto" rows={3} value={value} placeholder={placeholder} onChange={(event) => change(event.target.value)} />
        ) : (
          <input
            {...wiring}
            type="text"
            dir={code ? "ltr" : "auto"}
            autoComplete="off"
            autoCapitalize={code ? "none" : undefined}
            spellCheck={!code}
            inputMode={inputMode}
            list={list}
            value={value}
            placeholder={placeholder}
            onChange={(event) => change(event.target.value)}
          />
        )
      }
    </Field>
  );
}

export function SelectField({ value, change, options, ...field }: FieldGiven & { value: string; change: (value: string) => void; options: readonly (readonly [value: string, label: string])[] }) {
  return (
    <Field {...field} value={value}>
      {(wiring) => (
        <select {...wiring} value={value} onChange={(event) => change(event.target.value)}>
          {options.map(([one, label]) => (
            <option key={one} value={one}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface GroupGiven extends FieldGiven {
  label: string;
  value: string;
  /** The class that lays it out. */
  look: string;
  remark?: string | undefined;
  children: ReactNode;
}

/** Several things to choose by under one label: it is left with the last of them. */
export function GroupField({ look, children, ...field }: GroupGiven) {
  return (
    <Field {...field}>
      {({ onBlur, "aria-required": _, ...wiring }) => (
        <div {...wiring} className={look} role="group" aria-label={field.label} tabIndex={-1} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onBlur()}>
          {children}
        </div>
      )}
    </Field>
  );
}

interface ChoicesGiven<T extends string> extends FieldGiven {
  label: string;
  value: readonly T[];
  change: (value: T[]) => void;
  options: readonly (readonly [value: T, label: ReactNode])[];
}

/** Any of a few, each with its box. */
export function ChoicesField<T extends string>({ value, change, options, ...field }: ChoicesGiven<T>) {
  return (
    <GroupField {...field} value={value.join()} look="choices">
      {options.map(([one, name]) => (
        <label key={one} className="choice">
          <input type="checkbox" checked={value.includes(one)} onChange={(event) => change(event.target.checked ? [...value, one] : value.filter((other) => other !== one))} />
          {name}
        </label>
      ))}
    </GroupField>
  );
}

/** A time of the day, as clocks there show it: in 24 hours in every language. */
export function ClockField({ help, ...field }: FieldGiven & { value: string; change: (value: string) => void }) {
  const t = useWords();
  return <TextField {...field} code placeholder="07:00" help={help ?? t("field.clock")} />;
}

/** An instant, typed in UTC; below it the day of the week and the reader's own time. */
export function TimeField({ value, change, ...field }: FieldGiven & { value: string | undefined; change: (value: string | undefined) => void }) {
  const t = useWords();
  const at = value ? told(t.locale, value) : undefined;
  const help = at ? `${at.utc} UTC${at.offset ? ` · ${t("when.local", { time: at.local, offset: isolate(at.offset) })}` : ""}` : field.help;
  return (
    <Field {...field} help={help} value={value ?? ""}>
      {(wiring) => <input {...wiring} type="datetime-local" value={toInput(value)} onChange={(event) => change(fromInput(event.target.value))} />}
    </Field>
  );
}

/** A day of the calendar, which is no instant. */
export function DayField({ value, change, remark, ...field }: FieldGiven & { value: string; change: (value: string) => void; remark?: string | undefined }) {
  return (
    <Field {...field} value={value} remark={remark}>
      {(wiring) => <input {...wiring} type="date" value={value} onChange={(event) => change(event.target.value)} />}
    </Field>
  );
}
