import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { once } from "@/call/once";
import { directoryQuery } from "@/features/directory/directory";
import { listPeople, proposePerson } from "@/gen/methods";
import type { AdmissionState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Filter } from "@/parts/Filter";
import { Cut, Empty, Failed, Loaded } from "@/parts/Loaded";
import { useTyped } from "@/parts/useTyped";
import { Page } from "@/shell/Page";
import { plain } from "@/shell/ranked";
import { useMay, useSession } from "@/shell/session";
import { admissionsQuery, fits, inOrder, peopleQuery, stateOf, states } from "./people";
import { PeopleTable } from "./PeopleTable";

/** Who was admitted for the secretariat itself stands in the list of its people. */
const ADMITTED: readonly string[] = ["ADMISSION_STATE_ADMITTED", "ADMISSION_STATE_SUSPENDED"];
const PROPOSED = "ADMISSION_STATE_PROPOSED";
const FROM = "/admissions";

/** What the secretariat admits by two: first officers of countries, and whoever is proposed for itself. */
export function AdmissionsPage() {
  const t = useWords();
  const may = useMay();
  const session = useSession();
  const navigate = useNavigate({ from: FROM });
  const { find = "", country, state } = useSearch({ from: FROM });
  // What waits, always; of what was decided only what is asked for.
  const proposals = useQuery(admissionsQuery(PROPOSED));
  const decided = useQuery({ ...admissionsQuery(state as AdmissionState | undefined), enabled: state !== undefined && state !== PROPOSED });
  const query = state === undefined || state === PROPOSED ? proposals : decided;
  const countries = useQuery(directoryQuery).data ?? [];
  // Who is an officer of a country now, an administrator is told and may suspend.
  const officers = useQuery({ ...peopleQuery(country), enabled: country !== undefined && may(listPeople) });
  const narrow = (change: { find?: string | undefined; country?: string | undefined; state?: string | undefined }) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  const [typed, setTyped] = useTyped(find, (one) => narrow({ find: one || undefined }));
  const shown = (query.data ?? []).filter((one) => one.admission?.firstOfficer || !ADMITTED.includes(stateOf(one)));
  const all = once([...shown, ...(country ? (officers.data ?? []) : [])], ({ personId }) => personId).filter((one) => !country || one.country === country);
  const rows = inOrder(session, all).filter((one) => (!state || stateOf(one) === state) && fits(t, one, find, plain));
  const waiting = (proposals.data ?? []).length;
  const codes = [...new Set([...countries.map((one) => one.country), ...shown.map((one) => one.country)])].filter((code) => code !== "");
  const narrowed = find !== "" || country !== undefined || state !== undefined;
  return (
    <Page
      title={t("nav.admissions")}
      beside={proposals.data && <span className="quiet">{t("people.waiting", { number: waiting })}</span>}
      acts={
        may(proposePerson) && (
          <Button look="main" hotkey="n" onClick={() => void navigate({ to: "/people/new", search: { first: "yes", country } })}>
            {t("people.proposeFirst")}
          </Button>
        )
      }
    >
      <p className="note whole">{t("people.note.admissions")}</p>
      <div className="filters">
        <label className="field">
          <span className="field-name">{t("people.find")}</span>
          <input type="search" dir="auto" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </label>
        <Filter label={t("fieldname.country")} value={country} change={(one) => narrow({ country: one })} options={codes.map((code) => [code, t.country(code)] as const).sort(([, one], [, other]) => t.compare(one, other))} />
        <Filter label={t("fieldname.state")} value={state} change={(one) => narrow({ state: one })} options={states.map((one) => [one, t(`state.${one}`)] as const)} />
      </div>
      {country && may(listPeople) && <p className="small quiet">{t("people.officers", { country: t.country(country) })}</p>}
      <Cut rows={query.data} />
      {officers.isError && !query.isError && <Failed fault={officers.error} again={() => void officers.refetch()} />}
      <PeopleTable from={FROM} title={t("nav.admissions")} rows={rows}>
        {(table) => (
          <Loaded query={query} rows={6}>
            {() =>
              rows.length ? (
                table
              ) : (
                <>
                  <h2 className="hidden">{t("nav.admissions")}</h2>
                  <Empty title={t(narrowed ? "people.none" : "people.firstEmpty")}>
                    <p>{t(narrowed ? "people.none.text" : "people.firstEmpty.text")}</p>
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
