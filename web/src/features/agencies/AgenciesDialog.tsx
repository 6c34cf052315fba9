import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { asRefusal } from "@/call/refusal";
import type { Act } from "@/call/useAct";
import { countryQuery, kindName } from "@/features/directory/directory";
import { AgencyRow } from "@/features/directory/ReachedFields";
import { newKey } from "@/features/plan/rowNames";
import { RowList } from "@/features/plan/sections/RowList";
import { setAgenciesRequestRules } from "@/gen/rules";
import type { Agency, SetAgenciesRequest, SetAgenciesResponse } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, GroupField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Failed, Loading } from "@/parts/Loaded";
import { RefusalPanel } from "@/parts/RefusalPanel";
import type { TypedRows } from "@/parts/rowsOn";
import { agenciesOn, offered, sentAgencies, type TypedAgency, typedAgency } from "./agencies";

const MOST = setAgenciesRequestRules.agencies.maxItems;

interface Given {
  operationId: string;
  country: string;
  /** What there is now; what is typed stays, and the rest follows it. */
  now: readonly Agency[];
  first?: ReactNode;
  state: Pick<Act<SetAgenciesRequest, SetAgenciesResponse>, "refusal" | "busy" | "again">;
  close: () => void;
  send: (agencies: Agency[]) => Promise<unknown>;
}

/** Those of the directory to choose from, once it is known what it has; without it others can be named all the same. */
export function AgenciesDialog(given: Given) {
  const t = useWords();
  const query = useQuery(countryQuery(given.country));
  const unknown = query.isError && asRefusal(query.error).reason === "NOT_FOUND";
  return (
    <Dialog title={t("agencies.choose.title")} close={given.close}>
      {query.data || unknown ? <Choice {...given} directory={query.data?.agencies ?? []} /> : query.isError ? <Failed fault={query.error} again={() => void query.refetch()} /> : <Loading rows={5} />}
    </Dialog>
  );
}

function Choice({ operationId, now: agencies, first, state, close, send, directory }: Given & { directory: readonly Agency[] }) {
  const t = useWords();
  const now = agencies.map((one) => typedAgency(one, directory));
  const draft = useDraft<TypedRows<TypedAgency>>(`agencies.${operationId}`, { rows: now, begun: now });
  const rows = agenciesOn(now, draft.value);
  const put = (next: readonly TypedAgency[]) => draft.set({ rows: next, begun: now });
  // One that the directory has no more stands among the others.
  const isOther = ({ other, code }: TypedAgency) => other || !directory.some((one) => one.code === code);
  const others = rows.filter(isOther);
  const chosen = rows.filter((one) => !isOther(one));
  const choose = (agency: Agency, on: boolean) => put(on ? [...chosen, typedAgency(agency, directory), ...others] : rows.filter((one) => one.other || one.code !== agency.code));
  const twice = (code: string) => code !== "" && rows.filter((one) => one.code === code).length > 1;
  const cannot = first ? t("changed.first") : rows.length > MOST ? t("agencies.most", { number: MOST }) : undefined;
  // As they are sent: a refusal names them by their number.
  const placeOf = (at: number) => `agencies[${chosen.length + at}]`;
  return (
    <Form
      refusal={state.refusal}
      send={() => {
        if (!cannot) void send(sentAgencies([...chosen, ...others])).then((answer) => answer !== undefined && draft.drop());
      }}
      round={draft.round}
    >
      <p>{t("agencies.choose.text")}</p>
      {directory.length > 0 ? (
        <GroupField label={t("agencies.directory")} path="agencies" value={chosen.map(({ code }) => code).join()} look="choose">
          {offered(directory, rows).map(({ agency, chosen: on, now: renamed }) => (
            <label key={agency.code}>
              <input type="checkbox" checked={on} onChange={(event) => choose(agency, event.target.checked)} />
              <span>
                <bdi>{agency.name}</bdi>
                {renamed && (
                  <span className="small warn">
                    {" "}
                    {t("agencies.renamed", { name: renamed.name, kind: kindName(t, "agency", renamed.kind) })}
                  </span>
                )}
              </span>
              <span className="push small quiet">
                <bdi dir="ltr">{agency.code}</bdi> · {kindName(t, "agency", agency.kind)}
              </span>
            </label>
          ))}
        </GroupField>
      ) : (
        <p className="note">{t("agencies.directory.none")}</p>
      )}
      <h3>{t("agencies.others")}</h3>
      <RowList<TypedAgency>
        rows={others}
        change={(next) => put([...chosen, ...next])}
        nameOf={({ name, code }, index) => name || code || t("directory.agency", { number: index + 1 })}
        adds={[{ label: t("agencies.add"), row: () => ({ key: newKey("agency"), code: "", name: "", kind: "AGENCY_KIND_POLICE", other: true }) }]}
        most={MOST - chosen.length}
      >
        {(row, index, change) => <AgencyRow row={row} path={placeOf(index)} twice={twice(row.code)} change={change} />}
      </RowList>
      {first}
      <RefusalPanel title={t("agencies.refused")} refusal={state.refusal} again={state.again} told={others.flatMap((_, at) => ["code", "name", "kind"].map((of) => `${placeOf(at)}.${of}`))} />
      <FormButtons busy={state.busy} cannot={cannot} close={close} draft={draft}>
        {t("agencies.act", { number: rows.length })}
      </FormButtons>
    </Form>
  );
}
