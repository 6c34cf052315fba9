import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { IntlProvider, useIntl } from "react-intl";
import { BareTop } from "@/shell/Brand";
import { direction, keep, type Language, languageNames, languages, locale, messagesOf, preferred } from "./language";
import type { Messages } from "./messages";

interface Spoken {
  language: Language;
  speak: (language: Language) => void;
}

const SpokenContext = createContext<Spoken>({ language: "en", speak: () => undefined });

export function useLanguage(): Spoken {
  return useContext(SpokenContext);
}

/** Everything below speaks the person's language, and runs in its direction. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState<{ language: Language; messages: Messages }>();
  const [wanted, setWanted] = useState<Language>(preferred);
  const [missed, setMissed] = useState<Language>();
  const [tried, setTried] = useState(0);

  useEffect(() => {
    let over = false;
    const take = (language: Language) =>
      messagesOf(language).then((messages) => {
        if (over) return;
        document.documentElement.lang = language;
        document.documentElement.dir = direction(language);
        setSpoken({ language, messages });
        setMissed(language === wanted ? undefined : wanted);
      });
    void take(wanted).catch(async () => {
      if (over) return;
      setMissed(wanted);
      // Where nothing can be read yet, another language is better than none.
      if (!spoken) for (const other of languages) if (other !== wanted && (await take(other).then(() => true, () => false))) return;
    });
    return () => void (over = true);
  }, [wanted, tried]);

  const value = useMemo<Spoken>(
    () => ({
      language: spoken?.language ?? wanted,
      speak: (language) => {
        keep(language);
        setWanted(language);
      },
    }),
    [spoken, wanted],
  );
  const again = () => setTried(tried + 1);
  // Nothing of any language came: the sign for it needs none.
  if (!spoken) return missed ? <button type="button" className="button" lang={missed} aria-label={languageNames[missed]} onClick={again}>{`↻ ${languageNames[missed]}`}</button> : <BareTop />;
  return (
    <SpokenContext value={value}>
      <IntlProvider locale={locale(spoken.language)} messages={spoken.messages}>
        {missed && <Missed language={missed} again={again} />}
        {children}
      </IntlProvider>
    </SpokenContext>
  );
}

/** The language that was chosen did not come; what is read stays as it was. */
function Missed({ language, again }: { language: Language; again: () => void }) {
  const intl = useIntl();
  return (
    <div className="note warn as-before" role="alert">
      <span>{intl.formatMessage({ id: "language.missed" }, { language: languageNames[language] })}</span>
      <button type="button" className="button small" onClick={again}>
        {intl.formatMessage({ id: "failed.again" })}
      </button>
    </div>
  );
}
