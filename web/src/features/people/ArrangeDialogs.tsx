import type { ReactNode } from "react";
import { useAct } from "@/call/useAct";
import { setRoles, setUnit } from "@/gen/methods";
import { setRolesRequestRules, setUnitRequestRules } from "@/gen/rules";
import type { Person, Role } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { ConfirmDialog } from "@/parts/ConfirmDialog";
import { useDraft } from "@/parts/draft";
import { apart } from "@/parts/Time";
import { areApart, nameOf, rolesFor, touched } from "./people";
import { FactorNote, RolesField, UnitField } from "./PersonFields";

interface Given {
  person: Person;
  version: string | undefined;
  first: ReactNode;
  close: () => void;
}

/** As what somebody is admitted from now on. */
export function RolesDialog({ person, version, first, close }: Given) {
  const t = useWords();
  const { personId, country } = person;
  const named = { name: apart(nameOf(person)) };
  const name = `setRoles.${personId}.${version ?? ""}`;
  const { value, set, drop } = useDraft<{ roles: Role[] }>(name, { roles: [...person.roles] });
  const act = useAct(setRoles, { touches: touched, done: ["people.roles.done", named], draft: name, settle: drop, then: close });
  const send = () => areApart(value.roles) && void act.run({ personId, version, roles: value.roles });
  return (
    <ConfirmDialog stateOf="ADMISSION" title={t("people.roles.title", named)} effect={t("people.roles.effect")} act={t("people.roles")} refusedTitle={t("people.roles.refused")} told={["roles"]} first={first} state={act} close={close} send={send}>
      <RolesField options={rolesFor(country)} rule={setRolesRequestRules.roles} value={value.roles} change={(roles) => set({ roles })} />
      <FactorNote />
    </ConfirmDialog>
  );
}

/** Of which unit somebody is from now on. */
export function UnitDialog({ person, version, first, close }: Given) {
  const t = useWords();
  const { personId } = person;
  const named = { name: apart(nameOf(person)) };
  const name = `setUnit.${personId}.${version ?? ""}`;
  const { value, set, drop } = useDraft(name, { unit: person.unit });
  const act = useAct(setUnit, { touches: touched, done: ["people.unit.done", named], draft: name, settle: drop, then: close });
  return (
    <ConfirmDialog stateOf="ADMISSION" title={t("people.unit.title", named)} effect={t("people.unit.effect")} act={t("people.unit")} refusedTitle={t("people.unit.refused")} told={["unit"]} first={first} state={act} close={close} send={() => void act.run({ personId, version, unit: value.unit.trim() })}>
      <UnitField rule={setUnitRequestRules.unit} value={value.unit} change={(unit) => set({ unit })} />
    </ConfirmDialog>
  );
}
