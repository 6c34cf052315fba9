import { useWords } from "@/language/useWords";

interface Given {
  label: string;
  value: string | undefined;
  change: (value: string | undefined) => void;
  options: readonly (readonly [string, string])[];
  /** What is shown without one of them, where that is not all. */
  without?: string;
}

/** One thing by which a list is narrowed: all, or one of its values with their names. */
export function Filter({ label, value, change, options, without }: Given) {
  const t = useWords();
  return (
    <label className="field">
      <span className="field-name">{label}</span>
      <select value={value ?? ""} onChange={(event) => change(event.target.value || undefined)}>
        <option value="">{without ?? t("operations.all")}</option>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
