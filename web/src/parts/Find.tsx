import type { ComponentProps } from "react";
import { useTyped } from "./useTyped";

interface Given extends Pick<ComponentProps<"input">, "dir" | "title" | "placeholder" | "aria-invalid"> {
  label: string;
  /** What the address holds. */
  value: string | undefined;
  change: (value: string | undefined) => void;
}

/** Words by which a list is narrowed: no request is made for every letter. */
export function Find({ label, value = "", change, ...input }: Given) {
  const [typed, type] = useTyped(value, (text) => change(text || undefined));
  return (
    <label className="field">
      <span className="field-name">{label}</span>
      <input type="search" dir="auto" maxLength={200} {...input} value={typed} onChange={(event) => type(event.target.value)} />
    </label>
  );
}
