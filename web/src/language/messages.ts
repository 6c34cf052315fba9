import type callWords from "@/call/words/en.json";
import type agencyWords from "@/features/agencies/words/en.json";
import type calendarWords from "@/features/calendar/words/en.json";
import type caseWords from "@/features/cases/words/en.json";
import type diligenceWords from "@/features/diligence/words/en.json";
import type directoryWords from "@/features/directory/words/en.json";
import type figureWords from "@/features/figures/words/en.json";
import type helpWords from "@/features/help/words/en.json";
import type historyWords from "@/features/history/words/en.json";
import type hotspotWords from "@/features/hotspots/words/en.json";
import type inboxWords from "@/features/inbox/words/en.json";
import type joiningWords from "@/features/joining/words/en.json";
import type networkWords from "@/features/networks/words/en.json";
import type operationWords from "@/features/operations/words/en.json";
import type orderWords from "@/features/orders/words/en.json";
import type outcomeWords from "@/features/outcome/words/en.json";
import type packageWords from "@/features/packages/words/en.json";
import type participationWords from "@/features/participations/words/en.json";
import type peopleWords from "@/features/people/words/en.json";
import type planWords from "@/features/plan/words/en.json";
import type preparationWords from "@/features/preparation/words/en.json";
import type programmeWords from "@/features/programmes/words/en.json";
import type rateWords from "@/features/rates/words/en.json";
import type reminderWords from "@/features/reminders/words/en.json";
import type resultWords from "@/features/results/words/en.json";
import type submissionWords from "@/features/submissions/words/en.json";
import type taskWords from "@/features/tasks/words/en.json";
import type templateWords from "@/features/templates/words/en.json";
import type violationWords from "@/features/violations/words/en.json";
import type partWords from "@/parts/words/en.json";
import type shellWords from "@/shell/words/en.json";

/** Every text that there is; one that is missing in English does not compile, in another language fails a test. */
export type MessageId =
  | keyof typeof callWords
  | keyof typeof agencyWords
  | keyof typeof calendarWords
  | keyof typeof caseWords
  | keyof typeof diligenceWords
  | keyof typeof directoryWords
  | keyof typeof figureWords
  | keyof typeof helpWords
  | keyof typeof historyWords
  | keyof typeof hotspotWords
  | keyof typeof inboxWords
  | keyof typeof joiningWords
  | keyof typeof networkWords
  | keyof typeof operationWords
  | keyof typeof orderWords
  | keyof typeof outcomeWords
  | keyof typeof packageWords
  | keyof typeof participationWords
  | keyof typeof peopleWords
  | keyof typeof planWords
  | keyof typeof preparationWords
  | keyof typeof programmeWords
  | keyof typeof rateWords
  | keyof typeof reminderWords
  | keyof typeof resultWords
  | keyof typeof submissionWords
  | keyof typeof taskWords
  | keyof typeof templateWords
  | keyof typeof violationWords
  | keyof typeof partWords
  | keyof typeof shellWords;

export type Messages = Readonly<Record<MessageId, string>>;

export type Values = Readonly<Record<string, string | number | Date>>;
