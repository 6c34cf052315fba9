import type { Case } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";

/** Whose case it is. */
export function Owner({ of: { ownerCountry }, nameOf }: { of: Pick<Case, "ownerCountry">; nameOf?: (code: string) => string }) {
  const t = useWords();
  return ownerCountry ? <Country code={ownerCountry} name={nameOf?.(ownerCountry)} /> : t("secretariat");
}
