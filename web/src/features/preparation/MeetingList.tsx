import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useMayIn, useSeesAll } from "@/features/operations/lead";
import { useOperation } from "@/features/operations/operations";
import { meetingKind, meetingState } from "@/gen/enums";
import { planMeeting } from "@/gen/methods";
import type { Meeting, MeetingKind, MeetingState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Filter } from "@/parts/Filter";
import { Glyph } from "@/parts/Glyph";
import { Cut, Empty, Loaded } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { apart, ShortTime, useNow } from "@/parts/Time";
import { inOrder, isUnwritten, meetingsQuery } from "./meetings";
import { PreparationPage } from "./Parts";

const FROM = "/operations/$operation/preparation/meetings";

/** The meetings of an operation: those to come, and what came of the others. */
export function MeetingList() {
  const t = useWords();
  const now = useNow();
  const { operation: operationId } = useParams({ from: FROM });
  const may = useMayIn(operationId);
  const own = !useSeesAll(useOperation(operationId).data);
  const { kind, state } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const query = useQuery({ ...meetingsQuery(operationId, { ...(kind ? { kind: kind as MeetingKind } : {}), ...(state ? { state: state as MeetingState } : {}) }), placeholderData: keepPreviousData });
  const filter = (change: { kind?: string | undefined; state?: string | undefined }) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });

  const columns: Column<Meeting>[] = [
    {
      key: "title",
      head: t("fieldname.title"),
      cell: (one) => (
        <Link to="/operations/$operation/preparation/meetings/$meeting" params={{ operation: operationId, meeting: one.meetingId }} search={{}}>
          <bdi>{one.spec?.title}</bdi>
        </Link>
      ),
    },
    { key: "time", head: t("field.utc", { label: t("meetings.when") }), cell: (one) => <ShortTime time={one.spec?.meetTime} />, dispensable: 1 },
    { key: "kind", head: t("fieldname.kind"), cell: (one) => t(`meeting.kind.${one.spec?.kind as "MEETING_KIND_PLANNING"}`), dispensable: 1 },
    { key: "place", head: t("fieldname.place"), cell: (one) => <Where of={one} />, dispensable: 2 },
    { key: "countries", head: t("fieldname.countries"), cell: (one) => t("meetings.countries", { number: one.spec?.countries.length ?? 0 }), dispensable: 3 },
    { key: "decisions", head: t("fieldname.decisions"), cell: (one) => one.state !== "MEETING_STATE_PLANNED" && t("meetings.decisions", { number: one.decisionCount }), dispensable: 2 },
    {
      key: "state",
      head: t("fieldname.state"),
      cell: (one) =>
        isUnwritten(one, now) ? (
          <span className="state warn">
            <Glyph shape="late" /> {t("meetings.unwritten")}
          </span>
        ) : (
          <State of={one.state} />
        ),
      dispensable: 1,
    },
  ];
  const narrowed = kind !== undefined || state !== undefined;
  return (
    <PreparationPage
      title={t("meetings.title")}
      beside={query.data && <span className="quiet">{t("meetings.count", { number: query.data.length })}</span>}
      acts={
        may(planMeeting) && (
          <Button look="main" hotkey="n" onClick={() => void navigate({ to: "/operations/$operation/preparation/meetings/new", params: { operation: operationId }, search: {} })}>
            {t("meeting.plan")}
          </Button>
        )
      }
    >
      <div className="filters">
        <Filter label={t("fieldname.kind")} value={kind} change={(one) => filter({ kind: one })} options={meetingKind.map((one) => [one, t(`meeting.kind.${one}`)])} />
        <Filter label={t("fieldname.state")} value={state} change={(one) => filter({ state: one })} options={meetingState.map((one) => [one, t(`state.${one}`)])} />
      </div>
      <Cut rows={query.data} />
      <Loaded query={query} rows={6}>
        {(rows) => {
          const { coming, past } = inOrder(rows);
          return rows.length ? (
            <div className="stack prep-meetings">
              {coming.length > 0 && (
                <Panel title={t("meetings.coming")}>
                  <Table caption={t("meetings.coming")} columns={columns} rows={coming} id={(one) => one.meetingId} />
                </Panel>
              )}
              {past.length > 0 && (
                <Panel title={t("meetings.past")}>
                  <Table caption={t("meetings.past")} columns={columns} rows={past} id={(one) => one.meetingId} />
                </Panel>
              )}
            </div>
          ) : (
            <Panel title={t("meetings.title")}>
              <Empty title={t(narrowed ? "meetings.none" : "meetings.empty")}>
                <p>{t(narrowed ? "meetings.none.text" : own ? "meetings.empty.own" : "meetings.empty.text")}</p>
              </Empty>
            </Panel>
          );
        }}
      </Loaded>
    </PreparationPage>
  );
}

/** A place, by video, or both. */
export function Where({ of: { spec } }: { of: Pick<Meeting, "spec"> }) {
  const t = useWords();
  return (
    <>
      {spec?.place && spec.byVideo ? t("prep.pair", { one: apart(spec.place), other: t("meeting.byVideo.told") }) : spec?.byVideo ? t("meeting.byVideo.told") : <bdi>{spec?.place}</bdi>}
    </>
  );
}
