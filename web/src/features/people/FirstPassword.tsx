import "./people.css";
import { useRef, useState } from "react";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Dialog } from "@/parts/Dialog";
import { apart } from "@/parts/Time";
import { type First, forget, useFirsts } from "./firstPassword";

/** The first passwords that nobody has seen yet, one after another. */
export function FirstPasswords() {
  const waiting = useFirsts().find((one) => one.admitted);
  return waiting ? <Shown key={waiting.key} first={waiting} /> : null;
}

/** It is shown this once: it stays until somebody says that they have it. */
function Shown({ first }: { first: First }) {
  const t = useWords();
  const shown = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState<"" | "people.password.copied" | "people.password.notCopied">("");
  const copy = () =>
    void Promise.resolve()
      .then(() => navigator.clipboard.writeText(first.request.oneTimePassword))
      .then(
        () => setCopied("people.password.copied"),
        () => {
          setCopied("people.password.notCopied");
          if (shown.current) getSelection()?.selectAllChildren(shown.current);
        },
      );
  return (
    <Dialog
      title={t("people.password.title", { name: apart(first.name) })}
      footer={
        <>
          <Button onClick={copy}>{t("people.password.copy")}</Button>
          <Button look="main" onClick={() => forget(first)}>
            {t("people.password.have")}
          </Button>
        </>
      }
    >
      <p>{t("people.password.once")}</p>
      <p className="first-password" dir="ltr">
        <code ref={shown} translate="no">
          {first.request.oneTimePassword}
        </code>
      </p>
      <p role="status" className="small quiet people-said">
        {copied && t(copied)}
      </p>
      <ul className="small people-steps">
        <li>{t("people.password.way")}</li>
        <li>{t("people.password.next")}</li>
        <li>{t("people.password.lost")}</li>
      </ul>
    </Dialog>
  );
}
