import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { directoryQuery } from "@/features/directory/directory";
import { proposePerson } from "@/gen/methods";
import { proposePersonRequestRules as rules } from "@/gen/rules";
import type { Role } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { type Draft, useDraft } from "@/parts/draft";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { areApart, rolesFor, touched } from "./people";
import { RolesField, UnitField } from "./PersonFields";

const PATHS = ["country", "username", "given_name", "family_name", "mail", "roles", "unit", "letter_reference"];

interface Typed {
  country: string;
  username: string;
  givenName: string;
  familyName: string;
  mail: string;
  roles: Role[];
  unit: string;
  letterReference: string;
}

const newPerson: Typed = { country: "", username: "", givenName: "", familyName: "", mail: "", roles: [], unit: "", letterReference: "" };

/** Proposes somebody: of one's own side, or the first officer of a country. */
export function PersonForm() {
  const { first, country } = useSearch({ from: "/people/new" });
  return first ? <Writing key="first" first initial={{ ...newPerson, country: country ?? "", roles: ["ROLE_NCB_OFFICER"] }} /> : <Writing key="own" first={false} initial={newPerson} />;
}

function Writing({ first, initial }: { first: boolean; initial: Typed }) {
  const t = useWords();
  const navigate = useNavigate();
  const draft = useDraft<Typed>(first ? "person.first" : "person.new", initial);
  const { value } = draft;
  const act = useAct(proposePerson, {
    touches: touched,
    done: ["people.propose.done", { name: apart([value.givenName, value.familyName].join(" ").trim()) }],
    settle: draft.drop,
    then: ({ admission }) => void navigate({ to: first ? "/admissions" : "/people", search: { person: admission?.personId } }),
  });
  const send = () => {
    const [givenName, familyName, unit, letterReference] = [value.givenName, value.familyName, value.unit, value.letterReference].map((one) => one.trim());
    if (areApart(value.roles)) void act.run({ ...value, country: first ? value.country : "", roles: first ? ["ROLE_NCB_OFFICER"] : value.roles, givenName, familyName, unit, letterReference });
  };
  const title = t(first ? "people.proposeFirst" : "people.propose");
  return (
    <Page title={title}>
      <Panel title={t("people.who")} inset>
        <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
          <p className="note">{t(first ? "people.propose.first" : "people.propose.effect")}</p>
          <Fields draft={draft} first={first} />
          <RefusalPanel title={t("people.propose.refused")} refusal={act.refusal} again={act.again} told={PATHS} />
          <FormButtons busy={act.busy} draft={draft}>
            {title}
          </FormButtons>
        </Form>
      </Panel>
    </Page>
  );
}

function Fields({ draft: { value, set }, first }: { draft: Draft<Typed>; first: boolean }) {
  const t = useWords();
  const { country } = useSession();
  const countries = useQuery({ ...directoryQuery, enabled: first }).data ?? [];
  const byName = countries.map((one) => [one.country, t.country(one.country)] as const).sort(([, one], [, other]) => t.compare(one, other));
  const letter = (
    <TextField
      label={t("people.letter")}
      help={t(first ? "people.letter.help" : "people.letter.own")}
      path="letter_reference"
      rule={{ ...rules.letter_reference, ...(first ? { required: true } : {}) }}
      value={value.letterReference}
      change={(letterReference) => set({ letterReference })}
    />
  );
  return (
    <>
      {first && (
        <>
          <SelectField label={t("fieldname.country")} help={t("people.country.help")} path="country" rule={{ ...rules.country, required: true }} value={value.country} change={(one) => set({ country: one })} options={[["", t("directory.choose")], ...byName]} />
          {letter}
        </>
      )}
      <div className="pair">
        <TextField label={t("people.givenName")} path="given_name" rule={rules.given_name} value={value.givenName} change={(givenName) => set({ givenName })} />
        <TextField label={t("people.familyName")} path="family_name" rule={rules.family_name} value={value.familyName} change={(familyName) => set({ familyName })} />
      </div>
      <TextField code label={t("people.username")} help={t("people.username.help")} path="username" rule={rules.username} value={value.username} change={(username) => set({ username: username.trim().toLowerCase() })} />
      <TextField code label={t("fieldname.mail")} help={t("people.mail.help")} path="mail" rule={rules.mail} value={value.mail} change={(mail) => set({ mail: mail.trim() })} />
      {!first && <RolesField options={rolesFor(country)} rule={rules.roles} value={value.roles} change={(roles) => set({ roles })} />}
      <UnitField own={!first} rule={rules.unit} value={value.unit} change={(unit) => set({ unit })} />
      {!first && letter}
    </>
  );
}
