import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useAct } from "@/call/useAct";
import { DiligenceNote } from "@/features/diligence/DiligenceNote";
import { directoryQuery } from "@/features/directory/directory";
import { OperationNote } from "@/features/operations/OperationNote";
import { codeNameOf, isOver, toldOver, useMarkingOf, useOperation } from "@/features/operations/operations";
import { contactPointKind } from "@/gen/enums";
import { inviteCountries, listCountries } from "@/gen/methods";
import { contactPointRules, countryInvitationRules, inviteCountriesRequestRules } from "@/gen/rules";
import type { ContactPoint, ContactPointKind } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Glyph } from "@/parts/Glyph";
import { Panel } from "@/parts/Panel";
import { RefusalPanel, violationText } from "@/parts/RefusalPanel";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { Page } from "@/shell/Page";
import { plain } from "@/shell/ranked";
import { useMay } from "@/shell/session";
import { maySend, mayBeInvited, participationsQuery } from "./participations";
import { noTerms, Terms, TermsFields, termsOf } from "./Terms";

/** The contact point is what is typed, and until then that of before, or of the directory. */
interface Whom {
  country: string;
  displayName: string;
  kind?: ContactPointKind;
  name?: string;
}

/** The same invitation to one country or to many, after a look at what is sent to whom. */
export function InviteCountries() {
  const t = useWords();
  const navigate = useNavigate();
  const { operation: operationId } = useParams({ from: "/operations/$operation/countries/new" });
  const operation = useOperation(operationId).data;
  const known = useQuery(participationsQuery(operationId)).data ?? [];
  const directory = useQuery({ ...directoryQuery, enabled: useMay()(listCountries) }).data;
  const draft = useDraft(`invite.${operationId}`, { whom: [] as Whom[], ...noTerms });
  const { value } = draft;
  const [find, setFind] = useState("");
  // A form that begins anew is not looked over.
  const [looksIn, setLooksIn] = useState<number>();
  const looks = looksIn === draft.round && value.whom.length > 0;
  const preview = useRef<HTMLDivElement>(null);
  useMarkingOf(operation);
  // Once it is there, and not where somebody is still typing.
  useEffect(() => void (looks && preview.current?.scrollIntoView({ block: "nearest" })), [looks]);
  // One is as soon invited as looked over.
  const single = value.whom.length === 1 ? value.whom[0] : undefined;
  const invite = useAct(inviteCountries, {
    touches: [["participations", operationId]],
    done: single ? ["countries.invite.done", { country: single.displayName }] : ["invite.done", { number: value.whom.length }],
    settle: draft.drop,
    then: () => void navigate({ to: "/operations/$operation/countries", params: { operation: operationId } }),
  });

  const knownOf = (code: string) => known.find((one) => one.country === code);
  const nameOf = (code: string) => value.whom.find((one) => one.country === code)?.displayName || knownOf(code)?.displayName || t.country(code);
  const listed = (code: string) => directory?.find((one) => one.country === code)?.spec;
  const contactOf = ({ country, kind, name }: Whom): ContactPoint => {
    const before = knownOf(country)?.contactPoint ?? listed(country)?.contactPoint;
    return { kind: kind ?? before?.kind ?? "CONTACT_POINT_KIND_NCB", name: name ?? before?.name ?? "" };
  };
  const chosen = new Set(value.whom.map((one) => one.country));
  const taken = value.whom.filter((one) => !mayBeInvited(knownOf(one.country)));
  const cannot = !operation
    ? undefined
    : isOver(operation)
      ? toldOver(t, operation)
      : !operation.approvedRevision
        ? t("countries.cannot")
        : value.whom.length > maySend
          ? t("invite.most", { number: maySend })
          : taken.length > 0
            ? t("invite.out.first")
            : undefined;
  const set = (change: Partial<typeof value>) => {
    setLooksIn(undefined);
    draft.set(change);
  };
  const choose = (code: string, on: boolean) => {
    // A refusal names rows by their number.
    invite.clear();
    set({ whom: on ? [...value.whom, { country: code, displayName: nameOf(code) }] : value.whom.filter((other) => other.country !== code) });
  };
  const change = (code: string, part: Partial<Whom>) => set({ whom: value.whom.map((one) => (one.country === code ? { ...one, ...part } : one)) });
  const send = () =>
    invite.run({
      operationId,
      invitations: value.whom.map((one) => ({ country: one.country, displayName: one.displayName, contactPoint: contactOf(one) })),
      ...termsOf(value),
    });

  return (
    <Page title={t("countries.invite")} within={{ operation: operationId, name: codeNameOf(operation) }}>
      <OperationNote operation={operation} />
      <div className="columns turned">
        <div>
          <Panel title={t("invite.whom")} note={t("country.chosen", { number: chosen.size })} inset>
            <div className="field">
              <input type="search" aria-label={t("country.find")} placeholder={t("country.find")} value={find} onChange={(event) => setFind(event.target.value)} />
            </div>
            <div className="choose tall" role="group" aria-label={t("invite.whom")}>
              {countryCodes
                .filter((code) => (chosen.has(code) || mayBeInvited(knownOf(code))) && plain(`${nameOf(code)} ${code}`).includes(plain(find)))
                .sort((one, other) => Number(chosen.has(other)) - Number(chosen.has(one)) || t.compare(nameOf(one), nameOf(other)))
                .map((code) => (
                  <label key={code}>
                    <input type="checkbox" checked={chosen.has(code)} onChange={(event) => choose(code, event.target.checked)} />
                    <Country code={code} name={nameOf(code)} />
                    {knownOf(code) && (
                      <span className="push">
                        <State of={knownOf(code)?.state ?? ""} />
                      </span>
                    )}
                  </label>
                ))}
            </div>
          </Panel>
        </div>
        <div>
          <Form refusal={invite.refusal} send={() => !cannot && (single ? void send() : value.whom.length > 0 && setLooksIn(draft.round))} label={t("countries.invite")} round={draft.round}>
            <Panel title={t("invite.names")} inset>
              <div className="stack">
                {value.whom.length === 0 && <p className="quiet">{t("invite.nobody")}</p>}
                {value.whom.map((one, at) => {
                  const refused = invite.refusal?.violations.find((place) => place.field === `invitations[${at}].country`);
                  const standing = mayBeInvited(knownOf(one.country)) ? undefined : knownOf(one.country);
                  return (
                    <fieldset key={one.country} className="invited">
                      <legend>
                        <Country code={one.country} name={t.country(one.country)} />
                      </legend>
                      <div className="pair">
                        <TextField
                          label={t("countries.displayName")}
                          path={`invitations[${at}].display_name`}
                          rule={countryInvitationRules.display_name}
                          value={one.displayName}
                          change={(displayName) => change(one.country, { displayName })}
                        />
                        <TextField
                          label={t("participation.contact")}
                          path={`invitations[${at}].contact_point.name`}
                          rule={contactPointRules.name}
                          value={contactOf(one).name}
                          change={(name) => change(one.country, { name })}
                          help={one.name === undefined && !knownOf(one.country) && listed(one.country) ? t("invite.contact.listed") : undefined}
                        />
                        <SelectField
                          label={t("participation.contact.kind")}
                          path={`invitations[${at}].contact_point.kind`}
                          value={contactOf(one).kind}
                          change={(kind) => change(one.country, { kind: kind as ContactPointKind })}
                          options={contactPointKind.map((kind) => [kind, t(`contact.${kind}`)] as const)}
                        />
                      </div>
                      {(standing || refused) && (
                        <p className="buttons">
                          {standing ? <State of={standing.state} /> : refused && <span className="bad"><Glyph shape="no" /> {violationText(t, refused)}</span>}
                          <button type="button" className="button small" onClick={() => choose(one.country, false)}>
                            {t("invite.out")}
                          </button>
                        </p>
                      )}
                    </fieldset>
                  );
                })}
              </div>
            </Panel>
            <Panel title={t("invite.terms")} inset>
              <div className="stack">
                <TermsFields value={value} set={set} rules={inviteCountriesRequestRules} />
                <DiligenceNote operationId={operationId} countries={value.whom.map((one) => one.country)} nameOf={nameOf} />
                <RefusalPanel
                  title={t("invite.refused")}
                  refusal={invite.refusal}
                  again={invite.again}
                  told={["kind", "message", "answer_time", ...value.whom.flatMap((_, at) => ["country", "display_name", "contact_point.name", "contact_point.kind"].map((field) => `invitations[${at}].${field}`))]}
                />
                <FormButtons busy={invite.busy} cannot={cannot ?? (value.whom.length === 0 ? t("invite.nobody") : undefined)} draft={draft}>
                  {single ? t("invite.act", { number: 1 }) : t("invite.look", { number: value.whom.length })}
                </FormButtons>
              </div>
            </Panel>
          </Form>
          {looks && (
            <div ref={preview}>
              <Panel title={t("invite.preview")} inset>
                <div className="stack">
                  <Terms kind={value.kind} message={value.message} answerBy={value.answerTime ? <When time={value.answerTime} /> : undefined} said />
                  <ul className="services">
                    {value.whom.map((one) => (
                      <li key={one.country}>
                        <Country code={one.country} name={one.displayName} />
                        <bdi>{contactOf(one).name}</bdi>
                      </li>
                    ))}
                  </ul>
                  <div className="buttons">
                    <Button look="main" cannot={cannot} busy={invite.busy} onClick={() => void send()}>
                      {t("invite.act", { number: value.whom.length })}
                    </Button>
                  </div>
                </div>
              </Panel>
            </div>
          )}
        </div>
      </div>
    </Page>
  );
}
