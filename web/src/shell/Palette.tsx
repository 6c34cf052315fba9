import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { codeNameOf, operationsQuery } from "@/features/operations/operations";
import { findingOf, indicatorOf, useKnownResults } from "@/features/results/results";
import { useKnownSubmissions } from "@/features/submissions/submissions";
import { useKnownTasks } from "@/features/tasks/tasks";
import { listOperations } from "@/gen/methods";
import { languageNames, languages } from "@/language/language";
import { useLanguage } from "@/language/LanguageProvider";
import { useWords } from "@/language/useWords";
import { ranked } from "./ranked";
import { useBindings } from "./keys";
import { operationPlaces, places } from "./navigation";
import { useMay, useSession } from "./session";

interface Entry {
  readonly text: string;
  readonly what: string;
  readonly go: () => void;
}

const SHOWN = 60;

/** One box over what there is: places, operations, tasks, submissions, results, and what can be done on this page. */
export function Palette({ close }: { close: () => void }) {
  const t = useWords();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const entries = useEntries();
  const found = useMemo(() => ranked(entries, typed).slice(0, SHOWN), [entries, typed]);

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  useEffect(() => setAt(0), [typed]);
  useEffect(() => document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" }), [at, id]);

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
    </dialog>
  );
}

function useEntries(): Entry[] {
  const t = useWords();
  const session = useSession();
  const may = useMay();
  const navigate = useNavigate();
  const { speak } = useLanguage();
  const bindings = useBindings();
  const { data: operations = [] } = useQuery({ ...operationsQuery, enabled: may(listOperations) });
  const tasks = useKnownTasks();
  const results = useKnownResults();
  const submissions = useKnownSubmissions();
  return useMemo(
    () => [
      ...places
        .filter((place) => place.for(session))
        .map(({ to, name }) => ({ text: t(name), what: t("find.place"), go: () => void navigate({ to }) })),
      ...bindings
        .filter(({ keys }) => keys.length === 1 && /[a-z]/.test(keys))
        .map(({ does, act }) => ({ text: does, what: t("find.act"), go: act })),
      ...operations.flatMap((operation) =>
        operationPlaces
          .filter((place) => place.for(session) && (!operation.invitation || place.name === "nav.overview"))
          .map(({ to, name }, index) => ({
            text: index === 0 ? codeNameOf(operation) : `${codeNameOf(operation)}: ${t(name)}`,
            what: t("find.operation"),
            go: () => void navigate({ to, params: { operation: operation.operationId } }),
          })),
      ),
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
      ...languages.map((language) => ({ text: languageNames[language], what: t("me.language"), go: () => speak(language) })),
    ],
    [bindings, navigate, operations, results, session, speak, submissions, t, tasks],
  );
}
