import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useId } from "react";
import { useLanguage } from "@/language/LanguageProvider";
import { useWords } from "@/language/useWords";
import { Find } from "@/parts/Find";
import { Empty, Loaded } from "@/parts/Loaded";
import { Page } from "@/shell/Page";
import { found, spoken } from "./find";
import { type Texts, textsQuery } from "./texts";
import { groups, type Topic } from "./topics";
import "./help.css";

/** All topics by what they are about, or those that have the words that are looked for. */
export function HelpList() {
  const t = useWords();
  const { language } = useLanguage();
  const { find } = useSearch({ from: "/help" });
  const navigate = useNavigate({ from: "/help" });
  const query = useQuery(textsQuery(language));
  return (
    <Page title={t("help.title")}>
      <p className="quiet">{t("help.about")}</p>
      <div className="filters">
        <Find label={t("help.find")} value={find} change={(words) => void navigate({ search: { find: words }, replace: true, resetScroll: false })} />
      </div>
      <Loaded query={query}>{(texts) => (find?.trim() ? <Matches texts={texts} words={find} /> : <Groups texts={texts} />)}</Loaded>
    </Page>
  );
}

function Groups({ texts }: { texts: Texts }) {
  return (
    <div className="help-groups">
      {groups.map((group) => (
        <Group key={group.name} name={group.name} topics={group.topics} texts={texts} />
      ))}
    </div>
  );
}

function Group({ name, topics, texts }: { name: (typeof groups)[number]["name"]; topics: readonly Topic[]; texts: Texts }) {
  const t = useWords();
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{t(name)}</h2>
      </header>
      <ul className="help-list">
        {topics.map((topic) => (
          <Row key={topic} topic={topic} title={texts[topic].title} line={spoken(texts[topic].body.split("\n")[0] ?? "")} />
        ))}
      </ul>
    </section>
  );
}

function Matches({ texts, words }: { texts: Texts; words: string }) {
  const t = useWords();
  const rows = found(texts, words);
  const heading = useId();
  return (
    <section className="panel" aria-labelledby={heading}>
      <h2 id={heading} className="hidden">
        {t("help.find")}
      </h2>
      {rows.length ? (
        <>
          <p className="help-count" role="status">
            {t("help.count", { number: rows.length })}
          </p>
          <ul className="help-list">
            {rows.map((row) => (
              <Row key={row.topic} {...row} />
            ))}
          </ul>
        </>
      ) : (
        <Empty title={t("help.none")}>
          <p>{t("help.none.text")}</p>
        </Empty>
      )}
    </section>
  );
}

function Row({ topic, title, line }: { topic: Topic; title: string; line: string }) {
  return (
    <li>
      <Link to="/help/$topic" params={{ topic }}>
        {title}
      </Link>
      <p>{line}</p>
    </li>
  );
}
