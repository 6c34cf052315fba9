import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { agenciesOf } from "@/features/agencies/agencies";
import { AgenciesOf, AgencyCount } from "@/features/agencies/AgencyCount";
import { WaiversPanel } from "@/features/diligence/WaiversPanel";
import { SurveyPanel } from "@/features/joining/SurveyPanel";
import { useMayIn } from "@/features/operations/lead";
import { codeNameOf, isOver, useMarkingOf, useOperation } from "@/features/operations/operations";
import { RemindedShort } from "@/features/reminders/Reminded";
import { isSoon } from "@/features/reminders/reminders";
import { useReminding } from "@/features/reminders/useReminding";
import { inviteCountry, remindCountries } from "@/gen/methods";
import type { Participation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { Dialog } from "@/parts/Dialog";
import { Empty, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { DueAt, ShortTime, useNow } from "@/parts/Time";
import { useAsks } from "@/shell/asks";
import { Page } from "@/shell/Page";
import { InviteDialog } from "./InviteDialog";
import { CaveatList } from "./CaveatList";
import { caveatsOf, isPending } from "./caveats";
import { RestrictionList } from "./RestrictionList";
import { restrictionsOf } from "./restrictions";
import { answerOf, isLate, kindOf, participationsQuery, useCountryNames } from "./participations";

/** First who is late to answer, then who has not answered or said no, then the alphabet. */
const first = ["PARTICIPATION_STATE_INVITED", "PARTICIPATION_STATE_DECLINED", "PARTICIPATION_STATE_WITHDRAWN", "PARTICIPATION_STATE_ACCEPTED"];

export function Countries() {
  const t = useWords();
  const now = useNow();
  const navigate = useNavigate();
  const { operation: operationId } = useParams({ from: "/operations/$operation/countries" });
  const may = useMayIn(operationId);
  const operation = useOperation(operationId).data;
  const query = useQuery(participationsQuery(operationId));
  const asksCountry = may(inviteCountry) && operation !== undefined && !isOver(operation);
  const again = (query.data ?? []).filter((one) => one.state === "PARTICIPATION_STATE_DECLINED" || one.state === "PARTICIPATION_STATE_WITHDRAWN");
  const limited = (query.data ?? []).filter((one) => caveatsOf(one).length > 0);
  const keeping = (query.data ?? []).filter((one) => restrictionsOf(one).length > 0);
  const named = (query.data ?? []).filter((one) => agenciesOf(one).length > 0);
  const dialogs = useAsks([
    ...(asksCountry ? again.map((one) => `invite.${one.country}`) : []),
    ...limited.map((one) => `caveats.${one.country}`),
    ...keeping.map((one) => `restrictions.${one.country}`),
    ...named.map((one) => `agencies.${one.country}`),
  ]);
  const nameOf = useCountryNames(operationId);
  useMarkingOf(operation);

  const lateSince = (one: Participation) => (isLate(one, now) || isSoon(one, now) ? Date.parse(one.answerTime ?? "") : Infinity);
  const lateFirst = (one: Participation, other: Participation) => (lateSince(one) === lateSince(other) ? 0 : lateSince(one) - lateSince(other));
  const sorted = (rows: Participation[]) =>
    [...rows].sort((one, other) => lateFirst(one, other) || first.indexOf(one.state) - first.indexOf(other.state) || t.compare(one.displayName, other.displayName));
  const reminding = useReminding({ operationId, rows: query.data ? sorted(query.data) : [], open: may(remindCountries) && operation !== undefined && !isOver(operation), now });

  const columns: Column<Participation>[] = [
    ...(reminding.column ? [reminding.column] : []),
    { key: "country", head: t("countries.country"), cell: (one) => <Country code={one.country} name={one.displayName} /> },
    { key: "state", head: t("fieldname.state"), cell: (one) => <Answer one={one} now={now} open={(what) => dialogs.ask(`${what}.${one.country}`)} /> },
    { key: "answer", head: t("countries.answerBy"), cell: (one) => one.state === "PARTICIPATION_STATE_INVITED" && <DueAt time={one.answerTime} now={now} />, dispensable: 1 },
    ...(query.data?.some((one) => one.lastReminder) ? [{ key: "reminded", head: t("reminder.head"), cell: (one: Participation) => one.lastReminder && <RemindedShort one={one} now={now} />, dispensable: 1 as const }] : []),
    ...(named.length ? [{ key: "agencies", head: t("fieldname.agencies"), cell: (one: Participation) => named.includes(one) && <AgencyCount one={one} open={() => dialogs.ask(`agencies.${one.country}`)} />, dispensable: 1 as const }] : []),
    { key: "kind", head: t("countries.kind"), cell: (one) => t(`participant.${kindOf(one.kind)}`), dispensable: 1 },
    { key: "contact", head: t("participation.contact"), cell: (one) => <bdi>{one.contactPoint?.name}</bdi>, dispensable: 1 },
    {
      key: "message",
      head: t("fieldname.message"),
      cell: (one) =>
        one.message && (
          <span className="clipped" dir="auto" title={one.message}>
            {one.message}
          </span>
        ),
      dispensable: 2,
    },
    { key: "reason", head: t("reason"), cell: (one) => <bdi>{one.declineReason || one.withdrawReason}</bdi>, dispensable: 1 },
    { key: "time", head: t("countries.since"), cell: (one) => <ShortTime time={one.acceptTime ?? one.updateTime} />, dispensable: 2 },
    {
      key: "history",
      head: <span className="hidden">{t("history")}</span>,
      cell: (one) => (
        <Link to="/operations/$operation/history" params={{ operation: operationId }} search={{ country: one.country }}>
          {t("history")}
        </Link>
      ),
      dispensable: 1,
    },
    {
      key: "again",
      head: <span className="hidden">{t("countries.acts")}</span>,
      cell: (one) =>
        asksCountry &&
        again.includes(one) && (
          <Button look="plain" small onClick={() => dialogs.ask(`invite.${one.country}`)}>
            {t("countries.inviteAgain")}
          </Button>
        ),
    },
  ];
  const accepted = query.data?.filter((one) => one.state === "PARTICIPATION_STATE_ACCEPTED").length ?? 0;
  const late = query.data?.filter((one) => isLate(one, now)).length ?? 0;
  const waiting = query.data?.filter((one) => one.state === "PARTICIPATION_STATE_INVITED").length ?? 0;

  return (
    <Page
      title={t("nav.countries")}
      within={{ operation: operationId, name: codeNameOf(operation) }}
      sub={query.data && t("countries.answer", { number: query.data.length, accepted, waiting, late })}
      acts={
        asksCountry && (
          <Button look="main" hotkey="n" cannot={operation.approvedRevision ? undefined : t("countries.cannot")} onClick={() => void navigate({ to: "/operations/$operation/countries/new", params: { operation: operationId } })}>
            {t("countries.invite")}
          </Button>
        )
      }
    >
      <section className="panel" aria-label={t("nav.countries")}>
        <Loaded query={query}>
          {(rows) =>
            rows.length ? (
              <>
                {reminding.bar}
                <Table caption={t("nav.countries")} columns={columns} rows={sorted(rows)} id={(one) => one.country} />
              </>
            ) : (
              <Empty title={t("countries.empty")}>
                <p>{t("countries.empty.text")}</p>
              </Empty>
            )
          }
        </Loaded>
      </section>
      <SurveyPanel operationId={operationId} nameOf={nameOf} />
      <WaiversPanel operationId={operationId} />
      {reminding.dialog}
      {named
        .filter((one) => dialogs.asks === `agencies.${one.country}`)
        .map((one) => (
          <AgenciesOf key={one.country} one={one} close={() => void dialogs.close()} />
        ))}
      {limited
        .filter((one) => dialogs.asks === `caveats.${one.country}`)
        .map((one) => (
          <Dialog key={one.country} title={t("countries.caveats.title", { country: one.displayName })} close={() => void dialogs.close()}>
            <CaveatList caveats={caveatsOf(one)} />
          </Dialog>
        ))}
      {keeping
        .filter((one) => dialogs.asks === `restrictions.${one.country}`)
        .map((one) => (
          <Dialog key={one.country} title={t("restrictions.change.title", { country: one.displayName })} close={() => void dialogs.close()}>
            <RestrictionList restrictions={restrictionsOf(one)} nameOf={nameOf} />
            <p className="small quiet">{t("restrictions.facts")}</p>
          </Dialog>
        ))}
      {again
        .filter((one) => dialogs.asks === `invite.${one.country}`)
        .map((one) => (
          <InviteDialog key={one.country} operationId={operationId} again={one} close={() => void dialogs.close()} />
        ))}
    </Page>
  );
}

/** Where a country is, and the way to what limits it. */
function Answer({ one, now, open }: { one: Participation; now: number; open: (what: "caveats" | "restrictions") => void }) {
  const t = useWords();
  const caveats = caveatsOf(one);
  const restrictions = restrictionsOf(one);
  return (
    <>
      <State of={answerOf(one)} />
      {caveats.length > 0 && (
        <div>
          <Button look="plain" small onClick={() => open("caveats")}>
            {t("countries.caveats", { number: caveats.length, pending: caveats.filter((caveat) => isPending(caveat, now)).length })}
          </Button>
        </div>
      )}
      {restrictions.length > 0 && (
        <div>
          <Button look="plain" small onClick={() => open("restrictions")}>
            {t("countries.restrictions", { number: restrictions.length, pending: restrictions.filter((restriction) => isPending(restriction, now)).length })}
          </Button>
        </div>
      )}
    </>
  );
}
