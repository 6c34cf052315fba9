import "./people.css";
import { useQuery } from "@tanstack/react-query";
import type { Person } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Loaded } from "@/parts/Loaded";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { usePerson } from "@/parts/usePerson";
import { useKey } from "@/shell/keys";
import { nameOf, personQuery, stateOf, toldRoles } from "./people";
import { PersonMoves } from "./PersonMoves";

/** Somebody beside their list; on a phone in its place. */
export function PersonDetail({ personId, close }: { personId: string; close: () => void }) {
  const t = useWords();
  const query = useQuery(personQuery(personId));
  useKey("Escape", t("dialog.close"), close);
  return (
    <section className="detail" aria-label={query.data ? nameOf(query.data) || t("people.gone") : t("nav.people")}>
      <Loaded query={query}>
        {(person) => (
          <>
            <header className="detail-head">
              <div className="detail-where">
                <button type="button" className="button plain small" onClick={close}>
                  {t("detail.back")}
                </button>
                {person.country ? <Country code={person.country} /> : <span>{t("secretariat")}</span>}
              </div>
              <div className="head">
                <h2 tabIndex={-1} dir="auto">
                  {nameOf(person) || t("people.gone")}
                </h2>
                <State of={stateOf(person)} box />
              </div>
            </header>
            <div className="detail-body">
              <Said person={person} />
              <Facts person={person} />
            </div>
            <PersonMoves person={person} />
          </>
        )}
      </Loaded>
    </section>
  );
}

/** Why somebody does not sign in. */
function Said({ person: { admission } }: { person: Person }) {
  const t = useWords();
  if (!admission?.reason) return null;
  return (
    <p className="note warn">
      <b>{t(admission.state === "ADMISSION_STATE_DECLINED" ? "people.declined" : "people.suspended")}</b> <bdi>{admission.reason}</bdi>
    </p>
  );
}

function Facts({ person }: { person: Person }) {
  const t = useWords();
  const who = usePerson();
  const { admission } = person;
  return (
    <>
      <Rows
        rows={[
          [t("fieldname.roles"), toldRoles(t, person.roles)],
          [t("fieldname.unit"), person.unit && <bdi key="unit">{person.unit}</bdi>],
          [t("people.username"), person.username && <bdi key="username" className="code">{person.username}</bdi>],
          [
            t("fieldname.mail"),
            person.mail && (
              <a key="mail" href={`mailto:${person.mail}`} dir="ltr">
                {person.mail}
              </a>
            ),
          ],
          [t("people.letter"), admission?.letterReference && <bdi key="letter">{admission.letterReference}</bdi>],
          [t("people.proposed"), admission?.proposedBy && <Act key="proposed" by={who(admission.proposedBy, admission.firstOfficer ? "" : admission.country)} time={admission.createTime} />],
          [t("people.decided"), admission?.decidedBy && <Act key="decided" by={who(admission.decidedBy)} time={admission.decideTime} />],
        ]}
      />
      {!admission?.proposedBy && <p className="small quiet">{t("people.before")}</p>}
    </>
  );
}

function Act({ by, time }: { by: string; time: string | undefined }) {
  const t = useWords();
  return (
    <>
      <bdi>{by}</bdi>
      {t("list.between")}
      <When time={time} plain />
    </>
  );
}
