import type { AdmissionState, CalendarLinkState, CaseReviewState, CaseState, ContributionState, DiligenceLevel, HotspotState, MeetingState, NetworkElementState, NetworkState, OperationState, OrderCopyState, OrderState, PackageCopyState, PackageState, ParticipationState, PlanningItemState, PlanState, PlanTemplateState, ResultState, SubmissionState, TaskState, ViolationState, WiderUseState } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Glyph, type Shape } from "./Glyph";

export type Tone = "rest" | "move" | "good" | "warn" | "bad";

type Known<T extends string> = T extends `${string}_UNSPECIFIED` ? never : T;

/** Everything that has a state, and what may be marked beside one. */
export type StateName =
  | Known<OperationState | PlanState | ParticipationState | TaskState | ResultState | SubmissionState | HotspotState | CaseState | CaseReviewState | PlanningItemState | MeetingState | ContributionState | PlanTemplateState | PackageState | PackageCopyState | WiderUseState | NetworkState | NetworkElementState | AdmissionState | CalendarLinkState | OrderState | OrderCopyState | DiligenceLevel | ViolationState>
  | "ACCEPTED_WITH_CAVEATS"
  | "CAVEAT_PENDING"
  | "CAVEAT_IN_FORCE"
  | "OUT_OF_ORDER"
  | "CLOCK_AHEAD"
  | "CORRECTION_WAITS"
  | "ORDER_TIME_PASSED"
  | "EXERCISE";

/** Family of the state by shape and colour; a new state does not compile without one. */
const families: Readonly<Record<StateName, readonly [Shape, Tone]>> = {
  OPERATION_STATE_PLANNED: ["waits", "rest"],
  OPERATION_STATE_ACTIVE: ["runs", "move"],
  OPERATION_STATE_CONCLUDED: ["done", "good"],
  OPERATION_STATE_SUSPENDED: ["held", "warn"],
  OPERATION_STATE_BOOKS_CLOSED: ["closed", "rest"],
  OPERATION_STATE_CANCELLED: ["closed", "rest"],
  PLAN_STATE_DRAFT: ["waits", "rest"],
  PLAN_STATE_IN_REVIEW: ["half", "move"],
  PLAN_STATE_APPROVED: ["done", "good"],
  PARTICIPATION_STATE_INVITED: ["half", "move"],
  PARTICIPATION_STATE_ACCEPTED: ["agreed", "good"],
  ACCEPTED_WITH_CAVEATS: ["ring", "warn"],
  CAVEAT_PENDING: ["held", "warn"],
  CAVEAT_IN_FORCE: ["done", "good"],
  PARTICIPATION_STATE_DECLINED: ["no", "bad"],
  PARTICIPATION_STATE_WITHDRAWN: ["closed", "rest"],
  TASK_STATE_ISSUED: ["half", "move"],
  TASK_STATE_ACCEPTED: ["agreed", "good"],
  TASK_STATE_DECLINED: ["no", "bad"],
  TASK_STATE_ASSIGNED: ["most", "move"],
  TASK_STATE_IN_PROGRESS: ["runs", "move"],
  TASK_STATE_COMPLETED: ["done", "good"],
  RESULT_STATE_PROVISIONAL: ["hatched", "move"],
  RESULT_STATE_VALIDATED: ["done", "good"],
  RESULT_STATE_REJECTED: ["no", "bad"],
  RESULT_STATE_WITHDRAWN: ["closed", "rest"],
  SUBMISSION_STATE_ACCEPTED: ["hatched", "move"],
  SUBMISSION_STATE_VALIDATED: ["done", "good"],
  SUBMISSION_STATE_REJECTED: ["no", "bad"],
  HOTSPOT_STATE_PROPOSED: ["half", "move"],
  HOTSPOT_STATE_CONFIRMED: ["done", "good"],
  HOTSPOT_STATE_CLOSED: ["closed", "rest"],
  HOTSPOT_STATE_MERGED: ["closed", "rest"],
  CASE_STATE_NOMINATED: ["half", "move"],
  CASE_STATE_ASSESSED: ["most", "move"],
  CASE_STATE_LEAD: ["waits", "rest"],
  CASE_STATE_READY: ["agreed", "move"],
  CASE_STATE_SELECTED: ["done", "good"],
  CASE_STATE_NOT_SELECTED: ["no", "rest"],
  CASE_STATE_WITHDRAWN: ["closed", "rest"],
  CASE_REVIEW_STATE_PENDING: ["held", "warn"],
  CASE_REVIEW_STATE_PASSED: ["agreed", "good"],
  CASE_REVIEW_STATE_REFUSED: ["no", "bad"],
  PLANNING_ITEM_STATE_OPEN: ["waits", "rest"],
  PLANNING_ITEM_STATE_DONE: ["done", "good"],
  PLANNING_ITEM_STATE_DROPPED: ["closed", "rest"],
  MEETING_STATE_PLANNED: ["waits", "rest"],
  MEETING_STATE_HELD: ["most", "move"],
  MEETING_STATE_MINUTES_CLOSED: ["done", "good"],
  MEETING_STATE_CANCELLED: ["closed", "rest"],
  CONTRIBUTION_STATE_ASKED: ["half", "move"],
  CONTRIBUTION_STATE_PLEDGED: ["hatched", "move"],
  CONTRIBUTION_STATE_COMMITTED: ["agreed", "good"],
  CONTRIBUTION_STATE_DEPLOYED: ["runs", "move"],
  CONTRIBUTION_STATE_RELEASED: ["done", "good"],
  CONTRIBUTION_STATE_DECLINED: ["no", "bad"],
  CONTRIBUTION_STATE_TAKEN_BACK: ["closed", "rest"],
  CONTRIBUTION_STATE_WITHDRAWN: ["closed", "rest"],
  PACKAGE_STATE_DRAFT: ["waits", "rest"],
  PACKAGE_STATE_WAITING: ["held", "warn"],
  PACKAGE_STATE_GIVEN: ["done", "good"],
  PACKAGE_STATE_RECALLED: ["closed", "warn"],
  PACKAGE_STATE_WITHDRAWN: ["closed", "rest"],
  PACKAGE_COPY_STATE_SENT: ["half", "move"],
  PACKAGE_COPY_STATE_RECEIVED: ["most", "move"],
  PACKAGE_COPY_STATE_FEEDBACK_GIVEN: ["done", "good"],
  PACKAGE_COPY_STATE_RECALLED: ["look", "warn"],
  PACKAGE_COPY_STATE_RECALL_ACKNOWLEDGED: ["closed", "rest"],
  WIDER_USE_STATE_REQUESTED: ["asks", "warn"],
  WIDER_USE_STATE_GRANTED: ["agreed", "good"],
  WIDER_USE_STATE_DECLINED: ["no", "bad"],
  NETWORK_STATE_OPEN: ["runs", "move"],
  NETWORK_STATE_CLOSED: ["closed", "rest"],
  NETWORK_ELEMENT_STATE_ACTIVE: ["done", "good"],
  NETWORK_ELEMENT_STATE_REMOVED: ["closed", "rest"],
  NETWORK_ELEMENT_STATE_MERGED: ["closed", "rest"],
  PLAN_TEMPLATE_STATE_IN_USE: ["agreed", "good"],
  PLAN_TEMPLATE_STATE_RETIRED: ["closed", "rest"],
  ADMISSION_STATE_PROPOSED: ["half", "move"],
  ADMISSION_STATE_ADMITTED: ["done", "good"],
  ADMISSION_STATE_SUSPENDED: ["held", "warn"],
  ADMISSION_STATE_DECLINED: ["no", "bad"],
  ADMISSION_STATE_WITHDRAWN: ["closed", "rest"],
  CALENDAR_LINK_STATE_IN_USE: ["agreed", "good"],
  CALENDAR_LINK_STATE_ENDED: ["closed", "warn"],
  CALENDAR_LINK_STATE_REVOKED: ["closed", "rest"],
  ORDER_STATE_IN_FORCE: ["done", "good"],
  ORDER_STATE_SUPERSEDED: ["closed", "warn"],
  ORDER_STATE_RECALLED: ["closed", "warn"],
  ORDER_TIME_PASSED: ["late", "warn"],
  ORDER_COPY_STATE_SENT: ["half", "move"],
  ORDER_COPY_STATE_RECEIVED: ["done", "good"],
  ORDER_COPY_STATE_CALLED_IN: ["look", "warn"],
  ORDER_COPY_STATE_DESTROYED: ["closed", "rest"],
  DILIGENCE_LEVEL_STANDARD: ["agreed", "good"],
  DILIGENCE_LEVEL_ENHANCED: ["ring", "warn"],
  DILIGENCE_LEVEL_WITHHELD: ["no", "bad"],
  VIOLATION_STATE_REPORTED: ["half", "move"],
  VIOLATION_STATE_UNDER_EXAMINATION: ["most", "move"],
  VIOLATION_STATE_FOUNDED: ["look", "warn"],
  VIOLATION_STATE_UNFOUNDED: ["done", "good"],
  VIOLATION_STATE_OUT_OF_REMIT: ["closed", "rest"],
  OUT_OF_ORDER: ["look", "warn"],
  CLOCK_AHEAD: ["look", "warn"],
  CORRECTION_WAITS: ["asks", "warn"],
  EXERCISE: ["hatched", "warn"],
};

/** That a record belongs to an exercise; nothing where it is real. */
export function Exercise({ of, box = false }: { of: { readonly exercise?: boolean } | undefined; box?: boolean }) {
  return of?.exercise ? <State of="EXERCISE" box={box} /> : null;
}

/** A state by word, shape and colour, in this order of weight; a pill only in heads. */
export function State({ of, box = false }: { of: string; box?: boolean }) {
  const t = useWords();
  const [shape, tone] = families[of as StateName] ?? ["waits", "rest"];
  return (
    <span className={`state ${tone}${box ? " box" : ""}`}>
      <Glyph shape={shape} />
      {t.has(`state.${of}`) ? t(`state.${of as StateName}`) : of}
    </span>
  );
}
