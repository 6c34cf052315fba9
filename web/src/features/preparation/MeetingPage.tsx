import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { casesQuery, useOwnerNames } from "@/features/cases/cases";
import { useSeesAll } from "@/features/operations/lead";
import { useOperation } from "@/features/operations/operations";
import { listCases, listPlanningItems } from "@/gen/methods";
import type { Case, CaseState, DecisionReference, Meeting, MeetingDecision, MeetingSpec } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { Glyph } from "@/parts/Glyph";
import { Empty, Failed, Loaded, Loading } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { apart, DueAt, useNow, When } from "@/parts/Time";
import { useMay } from "@/shell/session";
import { isOpen, itemsQuery, useItemOwners } from "./items";
import { MeetingMoves } from "./MeetingMoves";
import { Where } from "./MeetingList";
import { isUnwritten, meetingQuery, minutesQuery, useMeetingTitle } from "./meetings";
import { PreparationPage } from "./Parts";

const FROM = "/operations/$operation/preparation/meetings/$meeting";

/** One meeting: what it decided, what follows from it, and its minutes as they were closed each time. */
export function MeetingPage() {
  const t = useWords();
  const { operation: operationId, meeting: meetingId } = useParams({ from: FROM });
  const { minutes: asked } = useSearch({ from: FROM });
  const query = useQuery(meetingQuery(operationId, meetingId));
  const meeting = query.data;
  // What is in force is what the meeting itself says.
  const earlier = meeting && asked && Number(asked) < meeting.closings.length ? Number(asked) : undefined;
  const minutes = useQuery({ ...minutesQuery(operationId, meetingId, earlier ?? 1), enabled: earlier !== undefined });
  return (
    <PreparationPage
      title={meeting?.spec?.title ?? t("meeting.one")}
      beside={meeting && <State of={meeting.state} box />}
      acts={
        meeting && (
          <Button onClick={() => print()} hotkey="p">
            {t("meeting.print")}
          </Button>
        )
      }
    >
      <Loaded query={query} rows={8}>
        {(one) =>
          earlier === undefined ? (
            <>
              <Told meeting={one} spec={one.spec} decisions={one.decisions} />
              <MeetingMoves one={one} />
            </>
          ) : (
            <>
              <div className="note warn whole">
                <p>
                  {t("meeting.earlier", { number: earlier, of: one.closings.length })}{" "}
                  <Link to={FROM} params={{ operation: operationId, meeting: meetingId }} search={{}}>
                    {t("meeting.toNewest")}
                  </Link>
                </p>
              </div>
              <Loaded query={minutes} rows={6}>
                {({ spec, decisions }) => <Told meeting={one} spec={spec} decisions={decisions} />}
              </Loaded>
            </>
          )
        }
      </Loaded>
    </PreparationPage>
  );
}

interface ToldGiven {
  meeting: Meeting;
  spec: MeetingSpec | undefined;
  decisions: readonly MeetingDecision[];
}

function Told({ meeting, spec, decisions }: ToldGiven) {
  const t = useWords();
  const now = useNow();
  const all = useSeesAll(useOperation(meeting.operationId).data);
  const planned = meeting.state === "MEETING_STATE_PLANNED" || meeting.state === "MEETING_STATE_CANCELLED";
  return (
    <>
      {meeting.cancelReason && (
        <p className="note">
          <b>{t("meeting.cancelled")}</b> <bdi>{meeting.cancelReason}</bdi>
        </p>
      )}
      {isUnwritten(meeting, now) && all && (
        <p className="note warn">
          <Glyph shape="late" /> {t("meeting.unwritten")}
        </p>
      )}
      <div className="columns prep-meeting">
        <div>
          {!planned && (
            <Panel title={t("fieldname.decisions")} note={t("meeting.decisions.note")} inset>
              <Decisions meeting={meeting} decisions={decisions} />
            </Panel>
          )}
          {spec?.agenda && (
            <Panel title={t("fieldname.agenda")} inset>
              <p className="written" dir="auto">
                {spec.agenda}
              </p>
            </Panel>
          )}
          {!planned && all && <DecidedCases meeting={meeting} />}
          {!planned && all && <FollowUps meeting={meeting} />}
        </div>
        <div>
          <Facts meeting={meeting} spec={spec} planned={planned} />
          {meeting.closings.length > 0 && <Closings meeting={meeting} />}
        </div>
      </div>
    </>
  );
}

function Decisions({ meeting, decisions }: { meeting: Meeting; decisions: readonly MeetingDecision[] }) {
  const t = useWords();
  if (decisions.length === 0) return <p className="quiet">{t("meeting.decisions.none")}</p>;
  return (
    <ol className="prep-decisions">
      {decisions.map((one) => (
        <li key={one.number} id={`decision-${one.number}`} className={one.superseded ? "gone" : ""}>
          <span className="prep-number">{t.number(one.number)}</span>
          <div>
            <p className="written" dir="auto">
              {one.text}
            </p>
            {one.rationale && (
              <p className="quiet written" dir="auto">
                {one.rationale}
              </p>
            )}
            {one.supersedes && (
              <p className="small">
                {t("meeting.supersedes")} <Reference of={one.supersedes} within={meeting} />
              </p>
            )}
            {one.superseded && (
              <p className="small">
                <Glyph shape="closed" /> {t(one.supersededBy ? "meeting.superseded" : "meeting.superseded.alone")} {one.supersededBy && <Reference of={one.supersededBy} within={meeting} />}
              </p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** `Decision 3`, and of which meeting where it is another one's. */
function Reference({ of, within }: { of: DecisionReference; within: Meeting }) {
  const t = useWords();
  const title = useMeetingTitle(within.operationId, of.meetingId);
  if (of.meetingId === within.meetingId) return <a href={`#decision-${of.number}`}>{t("meeting.decision", { number: of.number })}</a>;
  return (
    <Link to={FROM} params={{ operation: within.operationId, meeting: of.meetingId }} search={{}}>
      {t("prep.pair", { one: t("meeting.decision", { number: of.number }), other: apart(title) })}
    </Link>
  );
}

/** What it selected and what not; nothing where it decided on no case. */
function DecidedCases({ meeting }: { meeting: Meeting }) {
  const t = useWords();
  const may = useMay();
  const nameOf = useOwnerNames(meeting.operationId);
  const query = useQuery({ ...casesQuery(meeting.operationId, { meetingId: meeting.meetingId }), enabled: may(listCases) });
  const chosen = (one: Case): CaseState => (one.decision?.selected ? "CASE_STATE_SELECTED" : "CASE_STATE_NOT_SELECTED");
  const cases = [...(query.data ?? [])].sort((one, other) => Number(other.decision?.selected) - Number(one.decision?.selected));
  if (query.isError) return <Failed fault={query.error} again={() => void query.refetch()} />;
  if (cases.length === 0) return null;
  const selected = cases.filter((one) => one.decision?.selected).length;
  return (
    <Panel title={t("meeting.cases")} note={t("meeting.cases.note", { selected, other: cases.length - selected })} inset>
      <ul className="lined">
        {cases.map((one) => (
          <li key={one.caseId} className="prep-follow">
            <Link to="/operations/$operation/cases" params={{ operation: meeting.operationId }} search={{ case: one.caseId }}>
              <bdi>{one.spec?.title}</bdi>
            </Link>
            <span className="small">
              <State of={chosen(one)} /> · {one.ownerCountry && <bdi>{nameOf(one.ownerCountry)} · </bdi>}
              <bdi>{one.decision?.reasons}</bdi>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function FollowUps({ meeting }: { meeting: Meeting }) {
  const t = useWords();
  const may = useMay();
  const now = useNow();
  const { told } = useItemOwners(meeting.operationId);
  const query = useQuery({ ...itemsQuery(meeting.operationId, { meetingId: meeting.meetingId }), enabled: may(listPlanningItems) });
  return (
    <Panel title={t("fieldname.followUps")} note={t("meeting.followUps.note")} inset>
      {query.isPending ? (
        <Loading rows={2} />
      ) : (
        <Loaded query={query} rows={2}>
          {(items) =>
            items.length ? (
              <ul className="lined">
                {items.map((one) => (
                  <li key={one.itemId} className="prep-follow">
                    <Link to="/operations/$operation/preparation" params={{ operation: meeting.operationId }} search={{ item: one.itemId }}>
                      <bdi>{one.spec?.title}</bdi>
                    </Link>
                    <span className="small">
                      <bdi>{told(one.spec?.owner)}</bdi> · <DueAt time={one.spec?.dueTime} over={!isOpen(one)} now={now} /> · <State of={one.state} />
                    </span>
                  </li>
                ))}
              </ul>
            ) : (
              <Empty title={t("meeting.followUps.none")} />
            )
          }
        </Loaded>
      )}
    </Panel>
  );
}

function Facts({ meeting, spec, planned }: { meeting: Meeting; spec: MeetingSpec | undefined; planned: boolean }) {
  const t = useWords();
  const nameOf = useOwnerNames(meeting.operationId);
  const countries = [...(spec?.countries ?? [])].sort((one, other) => t.compare(nameOf(one), nameOf(other)));
  return (
    <Panel title={t("meeting.facts")} inset>
      <Rows
        rows={[
          [t("fieldname.kind"), spec && t(`meeting.kind.${spec.kind as "MEETING_KIND_PLANNING"}`)],
          [t("meetings.when"), <When key="time" time={spec?.meetTime} />],
          [t("fieldname.place"), spec && <Where key="place" of={{ spec }} />],
          [
            t(planned ? "meeting.invited" : "meeting.present"),
            countries.length > 0 ? (
              <ul key="countries" className="prep-countries">
                {countries.map((code) => (
                  <li key={code}>
                    <Country code={code} name={nameOf(code)} />
                  </li>
                ))}
              </ul>
            ) : (
              t("meeting.noCountry")
            ),
          ],
        ]}
      />
    </Panel>
  );
}

/** Each closing of the minutes; all can be read. */
function Closings({ meeting }: { meeting: Meeting }) {
  const t = useWords();
  const navigate = useNavigate();
  const last = meeting.closings.length;
  return (
    <Panel title={t("meeting.minutes")} inset>
      <ol className="lined">
        {[...meeting.closings].reverse().map(({ number, closeTime, reason }) => (
          <li key={number}>
            <div className="prep-closing">
              <b>{t(number === 1 ? "meeting.closed" : "meeting.corrected", { number })}</b> <When time={closeTime} plain />
            </div>
            {reason && <p dir="auto">{reason}</p>}
            {number === last ? (
              <p className="small quiet">{t("meeting.inForce")}</p>
            ) : (
              <Button small look="plain" onClick={() => void navigate({ to: FROM, params: { operation: meeting.operationId, meeting: meeting.meetingId }, search: { minutes: String(number) } })}>
                {t("meeting.read", { number })}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
