import { Link } from "@tanstack/react-router";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Loading } from "@/parts/Loaded";
import { part } from "@/parts/part";
import { useKey } from "@/shell/keys";
import type { Topic } from "./topics";
import "./help.css";

/** Help beside the page, which stays as it is: it is read while one goes on. */
export function HelpPanel({ topic: ofPage, close }: { topic: Topic; close: () => void }) {
  const t = useWords();
  const panel = useRef<HTMLElement>(null);
  const heading = useId();
  const [Text] = useState(() => part(() => import("./HelpText").then(({ HelpText }) => HelpText), <Loading />));
  const [chosen, choose] = useState<{ of: Topic; topic: Topic; at: string | undefined }>();
  // What was followed within the panel holds until the page is another.
  const { topic, at } = chosen?.of === ofPage ? chosen : { topic: ofPage, at: undefined };
  useKey("Escape", t("help.close"), close);
  // It is there by an act alone, so it takes the focus; it gives it back while it has it, and takes it from no other place.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const own = panel.current;
    own?.focus();
    return () => {
      if (!own?.contains(document.activeElement)) return;
      const back = before instanceof HTMLElement && before !== document.body && before.isConnected ? before : document.querySelector<HTMLElement>(".help-button");
      back?.focus();
    };
  }, []);
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!at && text.current) text.current.scrollTop = 0;
  }, [topic, at]);
  return (
    <aside
      id="help"
      className="help"
      ref={panel}
      tabIndex={-1}
      aria-labelledby={heading}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        // Also where single keys are switched off; and nothing of the page is closed by it.
        event.preventDefault();
        close();
      }}
    >
      <header>
        <b id={heading}>{t("help.title")}</b>
        <Link to="/help" className="button plain small push">
          {t("help.all")}
        </Link>
        <Button small look="plain" onClick={close}>
          {t("help.close")}
        </Button>
      </header>
      {/* Whoever has no mouse scrolls it by keys. */}
      <div className="help-in" ref={text} tabIndex={0} role="group" aria-label={t("help.title")}>
        <Text
          topic={topic}
          at={at}
          go={(to, word) => {
            choose({ of: ofPage, topic: to, at: word });
            panel.current?.focus();
          }}
        />
      </div>
    </aside>
  );
}
