import { Link } from "@tanstack/react-router";
import Markdown from "markdown-to-jsx/react";
import { type ComponentProps, type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { isTopic, type Topic } from "./topics";

export type Go = (topic: Topic, at: string | undefined) => void;

interface Given {
  body: string;
  /** How deep its sections are headed. */
  level: "h2" | "h3";
  /** The word that is looked up. */
  at?: string | undefined;
  /** Where a link does not lead to another page. */
  go?: Go;
}

/** A topic as it is read. Its Markdown is ours and small; HTML in it is shown and not taken as such. */
export function Reader({ body, level: Heading, at, go }: Given) {
  const text = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const place = at ? [...(text.current?.querySelectorAll("dfn") ?? [])].find(({ id }) => id === at) : undefined;
    place?.scrollIntoView({ block: "center" });
  }, [at, body]);
  const overrides = {
    h2: ({ children }: { children?: ReactNode }) => <Heading>{children}</Heading>,
    a: ({ href, children }: ComponentProps<"a">) => <To href={href ?? ""} at={at} go={go}>{children}</To>,
  };
  return (
    <div className="help-text" ref={text}>
      <Markdown options={{ disableParsingRawHTML: true, forceBlock: true, wrapper: null, overrides }}>{body}</Markdown>
    </div>
  );
}

/** `plan` is another topic, `words#provisional` a word of it, and `#provisional` the place of the word itself. */
function To({ href, at, go, children }: { href: string; at: string | undefined; go: Go | undefined; children?: ReactNode }) {
  const [topic = "", word] = href.split("#");
  if (topic === "" && word) {
    return (
      <dfn id={word} className={word === at ? "here" : undefined}>
        {children}
      </dfn>
    );
  }
  if (!isTopic(topic)) return <>{children}</>;
  const follow = (event: MouseEvent) => {
    if (!go || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(topic, word);
  };
  return (
    <Link to="/help/$topic" params={{ topic }} {...(word ? { hash: word } : {})} onClick={follow}>
      {children}
    </Link>
  );
}
