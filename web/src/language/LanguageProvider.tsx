import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { IntlProvider } from "react-intl";
import { direction, keep, type Language, locale, messagesOf, preferred } from "./language";
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

  useEffect(() => {
    let over = false;
    void messagesOf(wanted).then((messages) => {
      if (over) return;
      document.documentElement.lang = wanted;
      document.documentElement.dir = direction(wanted);
      setSpoken({ language: wanted, messages });
    });
    return () => void (over = true);
  }, [wanted]);

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
  if (!spoken) return null;
  return (
    <SpokenContext value={value}>
      <IntlProvider locale={locale(spoken.language)} messages={spoken.messages}>
        {children}
      </IntlProvider>
    </SpokenContext>
  );
}
