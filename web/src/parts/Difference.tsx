import type { ReactNode } from "react";
import { useWords, type Words } from "@/language/useWords";
import { type Change, differences, wordDifferences } from "./differences";
import { When } from "./Time";

/** What changed between two versions of a record, field by field: old struck, new marked. */
export function Difference({ before, after }: { before: unknown; after: unknown }) {
  const t = useWords();
  const changes = differences(before, after);
  if (changes.length === 0) return null;
  return (
    <dl className="difference">
      {changes.map((change) => (
        <div key={change.path}>
          <dt>{placeOf(t, change.path)}</dt>
          <dd>
            <Told change={change} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Told({ change: { path, before, after } }: { change: Change }) {
  const t = useWords();
  const counted = /\.(target|number)$/.test(path) && [before, after].every((one) => one === undefined || /^\d+$/.test(String(one)));
  if (typeof before === "string" && typeof after === "string" && before.length + after.length > 60 && before && after) {
    return (
      <span className="words" dir="auto">
        {wordDifferences(before, after).map((piece, at) =>
          piece.kind === "same" ? piece.text : piece.kind === "out" ? <del key={at}>{piece.text}</del> : <ins key={at}>{piece.text}</ins>,
        )}
      </span>
    );
  }
  return (
    <>
      {!isNothing(before) && <del>{counted ? t.number(String(before)) : valueOf(t, before)}</del>}
      {!isNothing(after) && <ins>{counted ? t.number(String(after)) : valueOf(t, after)}</ins>}
    </>
  );
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** `spec.dueTime` in words, as far as there are any. */
function placeOf(t: Words, path: string): string {
  return path
    .split(".")
    .filter((part) => part !== "spec" && part !== "plan")
    .map((part) => {
      for (const id of [`fieldname.${part}`, `phase.${part}`, `indicator.${part}`]) if (t.has(id)) return t(id);
      return part;
    })
    .join(" / ");
}

const TIME = /^\d{4}-\d\d-\d\dT/;

function valueOf(t: Words, value: unknown): ReactNode {
  if (typeof value === "boolean") return t(value ? "yes" : "no");
  if (Array.isArray(value)) return t.list(value.map((one) => String(valueOf(t, one))));
  if (typeof value === "string") {
    if (TIME.test(value)) return <When time={value} plain />;
    for (const of of ["state", "purpose", "crime", "phase", "level", "indicator"]) {
      const id = `${of}.${value}`;
      if (t.has(id)) return of === "level" ? value.replace("HANDLING_LEVEL_", "TLP:").replace("_", "+") : t(id);
    }
    return <bdi>{value}</bdi>;
  }
  if (typeof value === "object" && value !== null) {
    return Object.values(value).map((one, at) => <span key={at}>{valueOf(t, one)} </span>);
  }
  return String(value);
}
