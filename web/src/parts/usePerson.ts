import { useWords } from "@/language/useWords";
import { useSession } from "@/shell/session";
import { apart } from "./Time";

/** How a person is told: oneself in words, anybody else by the first letters of their subject. */
export function usePerson(): (who: string) => string {
  const t = useWords();
  const { subject } = useSession();
  return (who) => (who === subject ? t("person.you") : apart(who.slice(0, 12)));
}
