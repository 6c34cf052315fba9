import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { once } from "@/call/once";
import { proposePerson } from "@/gen/methods";
import type { AdmissionState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Filter } from "@/parts/Filter";
import { Cut, Empty, Failed, Loaded } from "@/parts/Loaded";
import { useTyped } from "@/parts/useTyped";
import { Page } from "@/shell/Page";
import { plain } from "@/shell/ranked";
import { useMay, useSession } from "@/shell/session";
import { admissionsQuery, fits, inOrder, peopleQuery, roleName, rolesFor, stateOf, states } from "./people";
import { PeopleTable } from "./PeopleTable";

const FROM = "/people";
const ENDED: readonly string[] = ["ADMISSION_STATE_DECLINED", "ADMISSION_STATE_WITHDRAWN"];

/** One's own people: a country's for its NCB, the secretariat's for an administrator. */
export function PeoplePage() {
  const t = useWords();
  const may = useMay();
  const session = useSession();
  const navigate = useNavigate({ from: FROM });
  const { find = "", role, unit, state } = useSearch({ from: FROM });
  const query = useQuery(peopleQuery());
  // Of what came to nothing only what is asked for.
  const proposals = useQuery(admissionsQuery(state && ENDED.includes(state) ? (state as AdmissionState) : "ADMISSION_STATE_PROPOSED"));
  const narrow = (change: { find?: string | undefined; role?: string | undefined; unit?: string | undefined; state?: string | undefined }) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const [typed, setTyped] = useTyped(find, (one) => narrow({ find: one || undefined }));
  const own = (proposals.data ?? []).filter((one) => one.country === session.country && !one.admission?.firstOfficer);
  const all = once([...own, ...(query.data ?? [])], ({ personId }) => personId);
  const rows = inOrder(session, all).filter((one) => (!role || one.roles.includes(role as "ROLE_PLANNER")) && (!unit || one.unit === unit) && (!state || stateOf(one) === state) && fits(t, one, find, plain));
  const units = [...new Set(all.map((one) => one.unit).filter((one) => one !== ""))].sort(t.compare);
  const country = session.country !== "";
  return (
    <Page
      title={country ? t("people.of", { country: t.country(session.country) }) : t("people.ofSecretariat")}
      beside={query.data && <span className="quiet">{t("people.count", { number: query.data.length })}</span>}
      acts={
        may(proposePerson) && (
          <Button look="main" hotkey="n" onClick={() => void navigate({ to: "/people/new", search: {} })}>
            {t("people.propose")}
          </Button>
        )
      }
    >
      <p className="note whole">{t(country ? "people.note.country" : "people.note.secretariat")}</p>
      <div className="filters">
        <label className="field">
          <span className="field-name">{t("people.find")}</span>
          <input type="search" dir="auto" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <Filter label={t("people.role")} value={role} change={(one) => narrow({ role: one })} options={rolesFor(session.country).map((one) => [one, roleName(t, one)] as const)} />
        {(units.length > 0 || unit) && <Filter label={t("fieldname.unit")} value={unit} change={(one) => narrow({ unit: one })} options={units.map((one) => [one, one] as const)} />}
        <Filter label={t("fieldname.state")} value={state} change={(one) => narrow({ state: one })} options={states.map((one) => [one, t(`state.${one}`)] as const)} />
      </div>
      <Cut rows={query.data} />
      {proposals.isError && !query.isError && <Failed fault={proposals.error} again={() => void proposals.refetch()} />}
      <PeopleTable from={FROM} title={t("nav.people")} rows={rows}>
        {(table) => (
          <Loaded query={query} rows={8}>
            {() =>
              rows.length ? (
                table
              ) : (
                <>
                  <h2 className="hidden">{t("nav.people")}</h2>
                  <Empty title={t(all.length ? "people.none" : "people.empty")}>
                    <p>{t(all.length ? "people.none.text" : "people.empty.text")}</p>
                  </Empty>
                </>
              )
            }
          </Loaded>
        )}
      </PeopleTable>
    </Page>
  );
}
