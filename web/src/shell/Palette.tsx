import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { once } from "@/call/once";
import { textsQuery } from "@/features/help/texts";
import { topics } from "@/features/help/topics";
import { codeNameOf, levelOf, namedQuery, operationsQuery } from "@/features/operations/operations";
import { indicators } from "@/features/outcome/figures";
import { findingOf, indicatorOf, useKnownResults } from "@/features/results/results";
import { useKnownSubmissions } from "@/features/submissions/submissions";
import { useKnownTasks } from "@/features/tasks/tasks";
import { listOperations, searchOperations } from "@/gen/methods";
import type { Operation } from "@/gen/types";
import { languageNames, languages } from "@/language/language";
import { useLanguage } from "@/language/LanguageProvider";
import { useWords } from "@/language/useWords";
import { HandlingLabel, strictest, useMarking } from "@/parts/Handling";
import { apart } from "@/parts/Time";
import { useSettled } from "@/parts/useSettled";
import { ranked } from "./ranked";
import { useBindings } from "./keys";
import { operationPlaces, places } from "./navigation";
import { useMay, useSession } from "./session";
import { MOST_OTHERS, MOST_TASKS, useAtHand } from "./useAtHand";

interface Entry {
  readonly text: string;
  readonly what: string;
  readonly go: () => void;
}

const SHOWN = 60;
const MOST_LETTERS = 200;
const none: readonly Operation[] = [];

/** One box over what there is: places, operations, what there is of the one at hand, and what can be done on this page. */
export function Palette({ close }: { close: () => void }) {
  const t = useWords();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const may = useMay();
  const { data: operations = none } = useQuery({ ...operationsQuery, enabled: may(listOperations) });
  const atHand = useAtHand(operations);
  const words = useSettled(typed.trim().slice(0, MOST_LETTERS));
  // The newest are here; what is older, or is found by more than its name, is looked for.
  const { data: looked = none } = useQuery({ ...namedQuery(words), enabled: words !== "" && may(searchOperations), placeholderData: keepPreviousData });
  const others = useMemo(() => (typed.trim() === "" ? none : looked.filter((one) => !operations.some(({ operationId }) => operationId === one.operationId))), [looked, operations, typed]);
  const entries = useEntries(operations, atHand);
  const older = useOlder(others);
  const level = strictest([...operations, ...others].map(levelOf));
  const operation = apart(codeNameOf(atHand.operation));
  useMarking(level);
  const found = useMemo(() => [...ranked(entries, typed).slice(0, SHOWN - older.length), ...older], [entries, older, typed]);

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => setAt(0), [typed]);
  useEffect(() => void document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" }), [at, id]);

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    close();
    entry.go();
  };
  const steer = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setAt((now) => (now + step + found.length) % Math.max(1, found.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(found[at]);
    }
  };

  return (
    <dialog
      ref={dialog}
      className="dialog palette"
      aria-label={t("find")}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        aria-label={t("find")}
        placeholder={t("find")}
        autoComplete="off"
        dir="auto"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={steer}
      />
      {level && (
        <p className="palette-level">
          <HandlingLabel level={level} />
        </p>
      )}
      {found.length === 0 ? (
        <p role="status">{t("find.none")}</p>
      ) : (
        <ul role="listbox" id={`${id}-list`} aria-label={t("find")}>
          {found.map((entry, index) => (
            <li
              key={`${entry.what}${entry.text}${index}`}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              onClick={() => choose(entry)}
              onMouseMove={() => setAt(index)}
            >
              <span dir="auto">{entry.text}</span>
              <small>{entry.what}</small>
            </li>
          ))}
        </ul>
      )}
      {atHand.comes ? (
        <p role="status">{t("find.loading", { operation })}</p>
      ) : atHand.missed ? (
        <p role="status">{t("find.missed", { operation })}</p>
      ) : (
        atHand.cut && <p>{t("find.bounded", { operation, number: MOST_TASKS, few: MOST_OTHERS })}</p>
      )}
    </dialog>
  );
}

/** Operations that were looked for, each by itself. */
function useOlder(operations: readonly Operation[]): Entry[] {
  const t = useWords();
  const navigate = useNavigate();
  return useMemo(
    () =>
      operations.map((one) => ({
        text: codeNameOf(one),
        what: one.exercise ? `${t("find.operation")} · ${t("state.EXERCISE")}` : t("find.operation"),
        go: () => void navigate({ to: "/operations/$operation", params: { operation: one.operationId } }),
      })),
    [navigate, operations, t],
  );
}

function useEntries(operations: readonly Operation[], atHand: ReturnType<typeof useAtHand>): Entry[] {
  const t = useWords();
  const session = useSession();
  const navigate = useNavigate();
  const { language, speak } = useLanguage();
  // What does not come is no part of what is found; the page of the help tells why.
  const { data: texts } = useQuery(textsQuery(language));
  const bindings = useBindings();
  const knownTasks = useKnownTasks();
  const knownResults = useKnownResults();
  const knownSubmissions = useKnownSubmissions();
  const { operation, countries } = atHand;
  const tasks = useMemo(() => once([...(atHand.tasks ?? []), ...knownTasks], (one) => one.taskId), [knownTasks, atHand.tasks]);
  const results = useMemo(() => once([...(atHand.results ?? []), ...knownResults], (one) => one.resultId), [knownResults, atHand.results]);
  const submissions = useMemo(() => once([...(atHand.submissions ?? []), ...knownSubmissions], (one) => one.submissionId), [knownSubmissions, atHand.submissions]);
  return useMemo(
    () => [
      ...places
        .filter((place) => place.for(session))
        .map(({ to, name }) => ({ text: t(name), what: t("find.place"), go: () => void navigate({ to }) })),
      { text: t("help.title"), what: t("find.place"), go: () => void navigate({ to: "/help" }) },
      ...bindings
        .filter(({ keys }) => keys.length === 1 && /[a-z]/.test(keys))
        .map(({ does, act }) => ({ text: does, what: t("find.act"), go: act })),
      ...operations.flatMap((operation) =>
        operationPlaces
          .filter((place) => place.for(session) && (!operation.invitation || place.name === "nav.overview"))
          .map(({ to, name }, index) => ({
            text: index === 0 ? codeNameOf(operation) : `${codeNameOf(operation)}: ${t(name)}`,
            what: operation.exercise ? `${t("find.operation")} · ${t("state.EXERCISE")}` : t("find.operation"),
            go: () => void navigate({ to, params: { operation: operation.operationId } }),
          })),
      ),
      ...(operation
        ? [
            ...indicators.map((indicator) => ({
              text: t(`indicator.${indicator}`),
              what: `${t("find.figure")} · ${codeNameOf(operation)}`,
              go: () => void navigate({ to: "/operations/$operation/outcome", params: { operation: operation.operationId }, search: { indicator } }),
            })),
            ...(countries ?? []).map((one) => ({
              text: one.displayName || t.country(one.country),
              what: `${t("find.country")} · ${codeNameOf(operation)}`,
              go: () => void navigate({ to: "/operations/$operation/outcome", params: { operation: operation.operationId }, search: { indicator: indicators[0], country: one.country } }),
            })),
          ]
        : []),
      ...tasks.map((task) => ({
        text: task.spec?.title ?? task.taskId,
        what: `${t("find.task")} · ${t.country(task.executorCountry)}`,
        go: () => void navigate({ to: "/operations/$operation/tasks", params: { operation: task.operationId }, search: { task: task.taskId } }),
      })),
      ...submissions.map((one) => ({
        text: one.reference,
        what: `${t("find.submission")} · ${t.country(one.country)}`,
        go: () => void navigate({ to: "/operations/$operation/submissions/$submission", params: { operation: one.operationId, submission: one.submissionId } }),
      })),
      ...results.map((result) => {
        const finding = findingOf(result.spec);
        return {
          text: result.spec?.reference ?? result.resultId,
          what: [t("find.result"), finding && t(`indicator.${indicatorOf[finding]}`), t.country(result.country)].filter(Boolean).join(" · "),
          go: () => void navigate({ to: "/operations/$operation/results", params: { operation: result.operationId }, search: { result: result.resultId } }),
        };
      }),
      ...(texts ? topics.map((topic) => ({ text: texts[topic].title, what: t("help.title"), go: () => void navigate({ to: "/help/$topic", params: { topic } }) })) : []),
      ...languages.map((language) => ({ text: languageNames[language], what: t("me.language"), go: () => speak(language) })),
    ],
    [bindings, countries, navigate, operation, operations, results, session, speak, submissions, t, tasks, texts],
  );
}
