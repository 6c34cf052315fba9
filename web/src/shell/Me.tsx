import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { asRefusal } from "@/call/refusal";
import { listCalendarLinks } from "@/gen/methods";
import { type Language, languageNames, languages } from "@/language/language";
import { useLanguage } from "@/language/LanguageProvider";
import type { MessageId } from "@/language/messages";
import { Glyph } from "@/parts/Glyph";
import { useTell } from "@/parts/Notices";
import { useWords, type Words } from "@/language/useWords";
import { mayCall } from "./may";
import { signIn, signOut, useSession } from "./session";
import { theme, themes, wear } from "./theme";

export function rolesOf(t: Words, roles: readonly string[]): string {
  return t.list(roles.filter((role) => t.has(`role.${role}`)).map((role) => t(`role.${role}` as MessageId)));
}

/** The person, and what each may set for themselves. */
export function Me({ sheet }: { sheet: () => void }) {
  const t = useWords();
  const tell = useTell();
  const session = useSession();
  const { language, speak } = useLanguage();
  const [worn, setWorn] = useState(theme);
  const menu = useRef<HTMLDetailsElement>(null);
  const out = (everywhere: boolean) => void signOut(everywhere).catch((fault: unknown) => tell(`${t("signout.failed")} ${t(`reason.${asRefusal(fault).reason}`)}`));

  useEffect(() => {
    const leave = (event: Event) => {
      const shown = menu.current;
      if (!shown?.open) return;
      if (event instanceof KeyboardEvent ? event.key === "Escape" : !shown.contains(event.target as Node)) {
        shown.open = false;
        if (!(event instanceof KeyboardEvent)) return;
        // It is closed, and nothing of the page beneath it.
        event.preventDefault();
        shown.querySelector("summary")?.focus();
      }
    };
    document.addEventListener("click", leave);
    document.addEventListener("keydown", leave);
    return () => {
      document.removeEventListener("click", leave);
      document.removeEventListener("keydown", leave);
    };
  }, []);

  return (
    <>
      {!session.signedIn && (
        <button type="button" className="button main push" onClick={() => signIn()}>
          {t("signin")}
        </button>
      )}
      <details className="menu" ref={menu}>
        <summary>
          {session.signedIn ? (
            <>
            <span className="person">
              <Glyph shape="person" />
            </span>
            <span className="named">
              <b dir="auto">{session.name}</b>
              <span className="role">{rolesOf(t, session.roles)}</span>
            </span>
            </>
          ) : (
            <b lang={language}>{languageNames[language]}</b>
          )}
        </summary>
        <div className="menu-in">
          <label className="field">
            <span className="field-name">{t("me.language")}</span>
            <select value={language} onChange={(event) => speak(event.target.value as Language)}>
              {languages.map((one) => (
                <option key={one} value={one} lang={one}>
                  {languageNames[one]}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span className="field-name">{t("me.theme")}</span>
            <select
              value={worn}
              onChange={(event) => {
                const wanted = themes.find((one) => one === event.target.value) ?? "system";
                wear(wanted);
                setWorn(wanted);
              }}
            >
              {themes.map((one) => (
                <option key={one} value={one}>
                  {t(`me.theme.${one}`)}
                </option>
              ))}
            </select>
          </label>
          {session.signedIn && mayCall(session, listCalendarLinks) && (
            <Link to="/calendar" className="button" onClick={() => menu.current && (menu.current.open = false)}>
              {t("nav.calendar")}
            </Link>
          )}
          <button type="button" className="button" onClick={sheet}>
            {t("keys.title")}
          </button>
          {session.signedIn && (
            <>
              <button type="button" className="button" onClick={() => out(false)}>
                {t("signout")}
              </button>
              <button type="button" className="button" onClick={() => out(true)}>
                {t("signout.everywhere")}
              </button>
            </>
          )}
        </div>
      </details>
    </>
  );
}
