import { useQuery } from "@tanstack/react-query";
import { Link, useLocation, useParams } from "@tanstack/react-router";
import { useLanguage } from "@/language/LanguageProvider";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Loaded, Missing } from "@/parts/Loaded";
import { Page } from "@/shell/Page";
import { Reader } from "./Reader";
import { textsQuery } from "./texts";
import { groups, isTopic, type Topic } from "./topics";
import "./help.css";

/** One topic as a page: it has an address, and prints. */
export function HelpTopic() {
  const { topic } = useParams({ from: "/help/$topic" });
  return isTopic(topic) ? <OfTopic topic={topic} /> : <Missing />;
}

function OfTopic({ topic }: { topic: Topic }) {
  const t = useWords();
  const { language } = useLanguage();
  const hash = useLocation({ select: (location) => location.hash });
  const query = useQuery(textsQuery(language));
  const beside = groups.find((group) => group.topics.some((one) => one === topic));
  return (
    <Page
      title={query.data?.[topic].title ?? t("help.title")}
      acts={
        <Button look="plain" onClick={() => print()}>
          {t("help.print")}
        </Button>
      }
    >
      <div className="help-page">
        <section className="panel" aria-label={query.data?.[topic].title ?? t("help.title")}>
          <div className="panel-in">
            <Loaded query={query}>{(texts) => <Reader key={topic} body={texts[topic].body} level="h2" at={hash || undefined} />}</Loaded>
          </div>
        </section>
        <nav className="help-beside" aria-label={t("help.title")}>
          <Link to="/help" activeOptions={{ exact: true }}>{t("help.all")}</Link>
          {beside && query.data && (
            <>
              <h2>{t(beside.name)}</h2>
              <ul>
                {beside.topics.map((one) => (
                  <li key={one}>
                    <Link to="/help/$topic" params={{ topic: one }} activeProps={{ "aria-current": "page" }}>
                      {query.data[one].title}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </nav>
      </div>
    </Page>
  );
}
