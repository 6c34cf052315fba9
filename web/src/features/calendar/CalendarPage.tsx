import { useQuery } from "@tanstack/react-query";
import { useAct } from "@/call/useAct";
import { createCalendarLink, renewCalendarLink } from "@/gen/methods";
import type { CalendarLink } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Empty, Loaded } from "@/parts/Loaded";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { ShortTime } from "@/parts/Time";
import { useAsks } from "@/shell/asks";
import { mayCall } from "@/shell/may";
import { Page } from "@/shell/Page";
import { useSession } from "@/shell/session";
import { endsSoon, isInUse, linksQuery, MOST } from "./calendar";
import { MakeLink } from "./MakeLink";
import { RevokeLink } from "./RevokeLink";

/** The person's own links to what is due to them. */
export function CalendarPage() {
  const t = useWords();
  const session = useSession();
  const query = useQuery(linksQuery);
  const links = query.data ?? [];
  const makes = mayCall(session, createCalendarLink);
  const full = links.filter(isInUse).length >= MOST ? t("calendar.full", { number: MOST }) : undefined;
  const dialogs = useAsks<string>([makes && "make", ...links.map((one) => `revoke-${one.linkId}`)]);
  const asked = links.find((one) => dialogs.asks === `revoke-${one.linkId}`);
  const make = makes && (
    <Button look="main" cannot={full} onClick={() => dialogs.ask("make")}>
      {t("calendar.make")}
    </Button>
  );
  return (
    <Page title={t("nav.calendar")} acts={make}>
      <p className="quiet">{t("calendar.about")}</p>
      <p className="quiet">{t("calendar.what")}</p>
      {!makes && <p className="note">{t("calendar.nothing")}</p>}
      <section className="panel" aria-label={t("calendar.links")}>
        <Loaded query={query}>
          {(rows) =>
            rows.length ? (
              <Links links={rows} renews={makes} ask={(one) => dialogs.ask(`revoke-${one.linkId}`)} />
            ) : (
              <Empty title={t("calendar.none")}>
                <p>{t("calendar.none.text")}</p>
              </Empty>
            )
          }
        </Loaded>
      </section>
      {dialogs.asks === "make" && <MakeLink close={dialogs.close} />}
      {asked && <RevokeLink of={asked} close={dialogs.close} />}
    </Page>
  );
}

function Links({ links, renews, ask }: { links: readonly CalendarLink[]; renews: boolean; ask: (one: CalendarLink) => void }) {
  const t = useWords();
  const renew = useAct(renewCalendarLink, { touches: [linksQuery.queryKey], done: ["calendar.renewed"] });
  const now = Date.now();
  const columns: Column<CalendarLink>[] = [
    {
      key: "name",
      head: t("fieldname.name"),
      cell: (one) => (
        <>
          <bdi>{one.name}</bdi>
          {endsSoon(one, now) && <div className="small warn">{t("calendar.soon")}</div>}
          {one.state === "CALENDAR_LINK_STATE_ENDED" && <div className="small warn">{t("calendar.ended")}</div>}
        </>
      ),
    },
    { key: "state", head: t("fieldname.state"), cell: (one) => <State of={one.state} /> },
    { key: "fetched", head: t("field.utc", { label: t("calendar.fetched") }), cell: (one) => (one.fetchTime ? <ShortTime time={one.fetchTime} /> : t("calendar.never")), dispensable: 1 },
    { key: "ends", head: t("field.utc", { label: t("calendar.ends") }), cell: (one) => one.state !== "CALENDAR_LINK_STATE_REVOKED" && <ShortTime time={one.endTime} />, dispensable: 2 },
    {
      key: "acts",
      head: t("calendar.acts"),
      cell: (one) =>
        one.state !== "CALENDAR_LINK_STATE_REVOKED" && (
          <div className="buttons">
            {renews && (
              <Button small busy={renew.busy} aria-label={t("calendar.renew.one", { name: one.name })} onClick={() => void renew.run({ linkId: one.linkId })}>
                {t("calendar.renew")}
              </Button>
            )}
            <Button small aria-label={t("calendar.revoke.title", { name: one.name })} onClick={() => ask(one)}>
              {t("calendar.revoke")}
            </Button>
          </div>
        ),
    },
  ];
  return (
    <>
      <Table caption={t("calendar.links")} columns={columns} rows={links} id={(one) => one.linkId} />
      <RefusalPanel title={t("calendar.renew.refused")} refusal={renew.refusal} again={renew.again} />
    </>
  );
}
