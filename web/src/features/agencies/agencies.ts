import type { Agency, Participation } from "@/gen/types";
import { rowsOn, type TypedRows } from "@/parts/rowsOn";

/** Of a participation; a service of a release before says none. */
export function agenciesOf(one: Pick<Participation, "agencies"> | undefined): readonly Agency[] {
  return one?.agencies ?? [];
}

/** One that takes part, as it is typed; `other` is not of the directory. */
export interface TypedAgency extends Agency {
  readonly key: string;
  readonly other: boolean;
}

const alike = (one: Agency | undefined, other: Agency | undefined) => one?.code === other?.code && one?.name === other?.name && one?.kind === other?.kind;

/** One that there is, or that the directory has, is known by its code. */
export function typedAgency({ code, name, kind }: Agency, directory: readonly Agency[]): TypedAgency {
  return { key: code, code, name, kind, other: !directory.some((one) => one.code === code) };
}

/** What is typed, on the list as it is now: of one that both have chosen, what is there now stands. */
export function agenciesOn(now: readonly TypedAgency[], typed: TypedRows<TypedAgency>): readonly TypedAgency[] {
  return rowsOn(now, typed, () => undefined);
}

export function sentAgencies(rows: readonly TypedAgency[]): Agency[] {
  return rows.map(({ code, name, kind }) => ({ code, name, kind }));
}

/** Those to choose from: the directory's, each as it was chosen where it was, in the directory's order. */
export function offered(directory: readonly Agency[], rows: readonly TypedAgency[]): { readonly agency: Agency; readonly chosen: boolean; readonly now?: Agency }[] {
  return directory.map((agency) => {
    const row = rows.find((one) => !one.other && one.code === agency.code);
    if (!row) return { agency, chosen: false };
    return alike(row, agency) ? { agency, chosen: true } : { agency: row, chosen: true, now: agency };
  });
}
