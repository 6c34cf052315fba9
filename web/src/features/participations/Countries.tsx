import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useMayIn } from "@/features/operations/lead";
import { codeNameOf, isOver, useMarkingOf, useOperation } from "@/features/operations/operations";
import { inviteCountry } from "@/gen/methods";
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
import { answerOf, isLate, kindOf, participationsQuery } from "./participations";

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
  const dialogs = useAsks([...(asksCountry ? again.map((one) => `invite.${one.country}`) : []), ...limited.map((one) => `caveats.${one.country}`)]);
  useMarkingOf(operation);

  const columns: Column<Participation>[] = [
    { key: "country", head: t("countries.country"), cell: (one) => <Country code={one.country} name={one.displayName} /> },
    { key: "state", head: t("fieldname.state"), cell: (one) => <Answer one={one} now={now} open={() => dialogs.ask(`caveats.${one.country}`)} /> },
    { key: "answer", head: t("countries.answerBy"), cell: (one) => one.state === "PARTICIPATION_STATE_INVITED" && <DueAt time={one.answerTime} now={now} />, dispensable: 1 },
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
  const lateSince = (one: Participation) => (isLate(one, now) ? Date.parse(one.answerTime ?? "") : Infinity);
  const lateFirst = (one: Participation, other: Participation) => (lateSince(one) === lateSince(other) ? 0 : lateSince(one) - lateSince(other));
  const sorted = (rows: Participation[]) =>
    [...rows].sort((one, other) => lateFirst(one, other) || first.indexOf(one.state) - first.indexOf(other.state) || t.compare(one.displayName, other.displayName));
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
              <Table caption={t("nav.countries")} columns={columns} rows={sorted(rows)} id={(one) => one.country} />
            ) : (
              <Empty title={t("countries.empty")}>
                <p>{t("countries.empty.text")}</p>
              </Empty>
            )
          }
        </Loaded>
      </section>
      {limited
        .filter((one) => dialogs.asks === `caveats.${one.country}`)
        .map((one) => (
          <Dialog key={one.country} title={t("countries.caveats.title", { country: one.displayName })} close={() => void dialogs.close()}>
            <CaveatList caveats={caveatsOf(one)} />
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
function Answer({ one, now, open }: { one: Participation; now: number; open: () => void }) {
  const t = useWords();
  const caveats = caveatsOf(one);
  return (
    <>
      <State of={answerOf(one)} />
      {caveats.length > 0 && (
        <div>
          <Button look="plain" small onClick={open}>
            {t("countries.caveats", { number: caveats.length, pending: caveats.filter((caveat) => isPending(caveat, now)).length })}
          </Button>
        </div>
      )}
    </>
  );
}
