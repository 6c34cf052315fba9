import "@/features/plan/plan.css";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { addCountry, reviseContacts, reviseCountry } from "@/gen/methods";
import type { Country as Known } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { useDraft } from "@/parts/draft";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Loaded } from "@/parts/Loaded";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useBegun } from "@/parts/useBegun";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { countryQuery, fieldsOf, newCountry, sentSpec, touched, type Typed } from "./directory";
import { AgencyFields, ContactFields } from "./ReachedFields";
import { PointFields } from "./PointFields";

const PATHS = ["country", "spec.contact_point.name", "spec.sponsor_country", "spec.time_zone", "spec.languages", "spec.working_hours", "spec.note"];

/** Adds a country, or revises the one that the address names: the administrator all of it, its NCB what it says of itself. */
export function CountryForm() {
  const { revise } = useSearch({ from: "/admin/countries/new" });
  return revise ? <Revise key={revise} country={revise} /> : <Writing name="directory.new" initial={newCountry} />;
}

function Revise({ country }: { country: string }) {
  const query = useQuery(countryQuery(country));
  return <Loaded query={query}>{(one) => <Writing name={`directory.${country}`} initial={{ ...fieldsOf(one), begun: one }} before={one} />}</Loaded>;
}

function Writing({ name, initial, before }: { name: string; initial: Typed; before?: Known }) {
  const t = useWords();
  const may = useMay();
  const navigate = useNavigate();
  const draft = useDraft<Typed>(name, initial);
  const { value } = draft;
  const whole = may(addCountry);
  const how = {
    touches: touched,
    done: [before ? "directory.revise.done" : "directory.add.done", { name: t.country(value.country) }] as const,
    settle: draft.drop,
    then: ({ country }: { country?: Known }) => void navigate({ to: "/admin/countries/$country", params: { country: country?.country ?? "" } }),
  };
  const add = useAct(addCountry, how);
  const revise = useAct(reviseCountry, how);
  const contacts = useAct(reviseContacts, how);
  const act = !before ? add : whole ? revise : contacts;
  const { begun, note, cannot } = useBegun(draft, before, [revise, contacts], { fieldsOf, of: fieldsOf });
  const reached = { country: value.country, contacts: value.contacts, agencies: value.agencies };
  const send = () => {
    if (cannot) return;
    if (!begun) void add.run({ ...reached, spec: sentSpec(value) });
    else if (whole) void revise.run({ ...reached, version: begun.version, spec: sentSpec(value) });
    else void contacts.run({ ...reached, version: begun.version });
  };
  const title = !before ? t("directory.add") : t(whole ? "directory.revise" : "directory.contacts.revise");
  return (
    <Page title={title} sub={before && t.country(before.country)}>
      <Form refusal={act.refusal} send={send} label={title} round={draft.round}>
        {whole && <PointFields draft={draft} known={before !== undefined} />}
        <ContactFields draft={draft} />
        <AgencyFields draft={draft} />
        <RefusalPanel title={t(before ? "directory.revise.refused" : "directory.add.refused")} refusal={act.refusal} again={act.again} told={PATHS} />
        {note}
        <FormButtons busy={act.busy} cannot={cannot} draft={draft}>
          {t(before ? "directory.keep" : "directory.add")}
        </FormButtons>
      </Form>
    </Page>
  );
}
