import "./people.css";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Person } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { useKey } from "@/shell/keys";
import { useSession } from "@/shell/session";
import { FirstPasswords } from "./FirstPassword";
import { nameOf, possible, stateOf, toldRoles } from "./people";
import { PersonDetail } from "./PersonDetail";

type From = "/people" | "/admissions";

interface Given {
  from: From;
  title: string;
  rows: readonly Person[];
  /** The list, once it is there; or what stands in its place. */
  children: (table: ReactNode) => ReactNode;
}

/** People in a list, and one of them beside it. */
export function PeopleTable({ from, title, rows, children }: Given) {
  const t = useWords();
  const navigate = useNavigate({ from });
  const { person: opened } = useSearch({ from });
  const session = useSession();
  const at = rows.findIndex((one) => one.personId === opened);
  const go = (person: string | undefined) => void navigate({ search: (before) => ({ ...before, person }), replace: true, resetScroll: false });
  useKey("j", t("inbox.next"), () => go(rows[Math.min(rows.length - 1, at + 1)]?.personId));
  useKey("k", t("inbox.previous"), () => go(rows[Math.max(0, at - 1)]?.personId));
  const ofAdmissions = from === "/admissions";
  const waits = (one: Person) => {
    if (stateOf(one) !== "ADMISSION_STATE_PROPOSED") return undefined;
    const { decides, another } = possible(session, one);
    return t(decides && !another ? "people.waits.you" : "people.waits.another");
  };
  const columns: Column<Person>[] = [
    {
      key: "name",
      head: t("fieldname.name"),
      cell: (one) => (
        <Link to={from} search={(before) => ({ ...before, person: one.personId })} resetScroll={false}>
          <bdi>{nameOf(one) || t("people.gone")}</bdi>
        </Link>
      ),
    },
    {
      key: "state",
      head: t("fieldname.state"),
      cell: (one) => (
        <span className="people-waits">
          <State of={stateOf(one)} /> {waits(one) && <span className="small quiet">{waits(one)}</span>}
          {one.personId === session.subject && <span className="small quiet">{t("person.you")}</span>}
        </span>
      ),
    },
    ...(ofAdmissions ? ([{ key: "country", head: t("fieldname.country"), cell: (one) => (one.country ? <Country code={one.country} /> : t("secretariat")), dispensable: 1 }] satisfies Column<Person>[]) : []),
    { key: "roles", head: t("fieldname.roles"), cell: (one) => toldRoles(t, one.roles), dispensable: ofAdmissions ? 2 : 1 },
    ...(ofAdmissions
      ? ([{ key: "letter", head: t("people.letter"), cell: (one) => one.admission?.letterReference && <bdi>{one.admission.letterReference}</bdi>, dispensable: 1 }] satisfies Column<Person>[])
      : ([
          { key: "unit", head: t("fieldname.unit"), cell: (one) => one.unit && <bdi>{one.unit}</bdi>, dispensable: 1 },
        ] satisfies Column<Person>[])),
    ...(opened || ofAdmissions ? [] : ([{ key: "username", head: t("people.username"), cell: (one) => one.username && <bdi className="code">{one.username}</bdi>, dispensable: 3 }] satisfies Column<Person>[])),
    ...(ofAdmissions && !opened ? ([{ key: "time", head: t("people.since"), cell: (one) => one.admission && <ShortTime time={one.admission.createTime} />, dispensable: 3 }] satisfies Column<Person>[]) : []),
  ];
  return (
    <>
      <div className={opened ? "columns halves" : ""}>
        <div>
          <section className="panel" aria-label={title}>
            {children(<Table caption={title} columns={columns} rows={rows} id={(one) => one.personId} current={opened} />)}
          </section>
        </div>
        {opened && (
          <div>
            <div className="panel side">
              <PersonDetail key={opened} personId={opened} close={() => go(undefined)} />
            </div>
          </div>
        )}
      </div>
      <FirstPasswords />
    </>
  );
}
