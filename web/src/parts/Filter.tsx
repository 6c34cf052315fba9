import { useWords } from "@/language/useWords";

/** One thing by which a list is narrowed: all, or one of its values with their names. */
export function Filter({ label, value, change, options }: { label: string; value: string | undefined; change: (value: string | undefined) => void; options: readonly (readonly [string, string])[] }) {
  const t = useWords();
  return (
    <label className="field">
      <span className="field-name">{label}</span>
      <select value={value ?? ""} onChange={(event) => change(event.target.value || undefined)}>
        <option value="">{t("operations.all")}</option>
        {options.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
