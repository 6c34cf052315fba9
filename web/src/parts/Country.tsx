import { useWords } from "@/language/useWords";

/** A code to search by and the name that the plan uses; where the plan's is not known, the language's own. */
export function Country({ code, name }: { code: string; name?: string | undefined }) {
  const t = useWords();
  return (
    <span className="country">
      <span className="country-code" aria-hidden="true">
        {code}
      </span>
      <span dir="auto">{name || t.country(code)}</span>
    </span>
  );
}
