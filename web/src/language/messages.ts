import type callWords from "@/call/words/en.json";
import type caseWords from "@/features/cases/words/en.json";
import type figureWords from "@/features/figures/words/en.json";
import type historyWords from "@/features/history/words/en.json";
import type hotspotWords from "@/features/hotspots/words/en.json";
import type inboxWords from "@/features/inbox/words/en.json";
import type operationWords from "@/features/operations/words/en.json";
import type outcomeWords from "@/features/outcome/words/en.json";
import type participationWords from "@/features/participations/words/en.json";
import type planWords from "@/features/plan/words/en.json";
import type preparationWords from "@/features/preparation/words/en.json";
import type programmeWords from "@/features/programmes/words/en.json";
import type rateWords from "@/features/rates/words/en.json";
import type resultWords from "@/features/results/words/en.json";
import type submissionWords from "@/features/submissions/words/en.json";
import type taskWords from "@/features/tasks/words/en.json";
import type partWords from "@/parts/words/en.json";
import type shellWords from "@/shell/words/en.json";

/** Every text that there is; one that is missing in English does not compile, in another language fails a test. */
export type MessageId =
  | keyof typeof callWords
  | keyof typeof caseWords
  | keyof typeof figureWords
  | keyof typeof historyWords
  | keyof typeof hotspotWords
  | keyof typeof inboxWords
  | keyof typeof operationWords
  | keyof typeof outcomeWords
  | keyof typeof participationWords
  | keyof typeof planWords
  | keyof typeof preparationWords
  | keyof typeof programmeWords
  | keyof typeof rateWords
  | keyof typeof resultWords
  | keyof typeof submissionWords
  | keyof typeof taskWords
  | keyof typeof partWords
  | keyof typeof shellWords;

export type Messages = Readonly<Record<MessageId, string>>;

export type Values = Readonly<Record<string, string | number | Date>>;
