import { useQuery } from "@tanstack/react-query";
import { useLanguage } from "@/language/LanguageProvider";
import { Loaded } from "@/parts/Loaded";
import { type Go, Reader } from "./Reader";
import { textsQuery } from "./texts";
import type { Topic } from "./topics";

/** A topic in the panel, where links lead to other topics in the same place. */
export function HelpText({ topic, at, go }: { topic: Topic; at: string | undefined; go: Go }) {
  const { language } = useLanguage();
  const query = useQuery(textsQuery(language));
  return (
    <Loaded query={query}>
      {(texts) => (
        <>
          <h2>{texts[topic].title}</h2>
          <Reader body={texts[topic].body} level="h3" at={at} go={go} />
        </>
      )}
    </Loaded>
  );
}
