import { useSyncExternalStore } from "react";
import { namePeople } from "@/gen/methods";
import { useWords } from "@/language/useWords";
import { mayCall } from "@/shell/may";
import { useSession } from "@/shell/session";
import { nameFor, namesTurn, watchNames } from "./names";
import { apart, isolate } from "./Time";

/** So much of an id keeps two apart whose names are not told. */
const MARK = 8;

/** How a person is told: oneself in words, others by name, and by country where there is none to tell; empty for the secretariat's. */
export function usePerson(): (who: string, country?: string) => string {
  const t = useWords();
  const session = useSession();
  const may = mayCall(session, namePeople);
  useSyncExternalStore(watchNames, namesTurn);
  return (who, country) => {
    if (who === session.subject) return t("person.you");
    const name = may ? nameFor(who) : null;
    if (name) return name.active ? apart(name.displayName) : t("person.suspended", { name: apart(name.displayName) });
    const side = country === undefined ? t("person.somebody") : country ? t("person.of", { country: apart(t.country(country)) }) : t("person.secretariat");
    return name === undefined ? side : t("person.unnamed", { side, mark: isolate(who.slice(0, MARK)) });
  };
}
