import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import type { Rule } from "@/call/rules";
import { listPeople } from "@/gen/methods";
import type { Role } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Factor } from "@/parts/Factor";
import { ChoicesField, TextField } from "@/parts/Form";
import { useMay } from "@/shell/session";
import { areApart, peopleQuery, roleName } from "./people";

interface RolesGiven {
  options: readonly Role[];
  rule: Rule;
  value: readonly Role[];
  change: (roles: Role[]) => void;
}

/** As what somebody is admitted: any of what their side gives. */
export function RolesField({ options, rule, value, change }: RolesGiven) {
  const t = useWords();
  // A role that they have and their side does not give any more can be taken away.
  const shown = [...options, ...value.filter((role) => !options.includes(role))];
  return (
    <>
      <ChoicesField<Role> label={t("fieldname.roles")} help={t("people.roles.help")} path="roles" rule={rule} value={value} change={change} options={shown.map((role) => [role, roleName(t, role)] as const)} />
      {!areApart(value) && (
        <p className="note bad" role="alert">
          {t("people.roles.apart")}
        </p>
      )}
    </>
  );
}

/** One of the units that there are, or a new one. */
export function UnitField({ rule, value, change, own = true }: { rule: Rule; value: string; change: (unit: string) => void; own?: boolean }) {
  const t = useWords();
  const may = useMay();
  const id = useId();
  const people = useQuery({ ...peopleQuery(), enabled: own && may(listPeople) }).data ?? [];
  const units = [...new Set((own ? people : []).map(({ unit }) => unit).filter((unit) => unit !== ""))].sort(t.compare);
  return (
    <>
      <TextField label={t("fieldname.unit")} help={t("people.unit.help")} list={id} path="unit" rule={rule} value={value} change={change} />
      <datalist id={id}>
        {units.map((unit) => (
          <option key={unit} value={unit} />
        ))}
      </datalist>
    </>
  );
}

/** That a second factor is asked for, and whether it was shown. */
export function FactorNote({ children }: { children?: ReactNode }) {
  return (
    <ul className="checks people-factor">
      <Factor />
      {children}
    </ul>
  );
}
