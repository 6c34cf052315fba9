import { useEffect, useState } from "react";
import { useWords } from "@/language/useWords";
import { Panel } from "@/parts/Panel";
import { signIn } from "./session";
import { Services } from "./Services";

/** Who is not signed in learns what this is, how to get in, and whether it works. */
export function Welcome() {
  const t = useWords();
  const [refused, setRefused] = useState<{ trace: string }>();
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    if (!query.has("refused")) return;
    const trace = query.get("trace") ?? "";
    setRefused({ trace: /^[0-9a-f]{32}$/.test(trace) ? trace.slice(0, 8) : "" });
    history.replaceState(null, "", "/");
  }, []);
  return (
    <div className="welcome">
      <div>
        <h1>Cordon</h1>
        <p className="lead">{t("brand.lead")}</p>
      </div>
      {refused && (
        <p className="note bad" role="alert">
          {t("signin.refused")} {refused.trace && t("refusal.trace", { trace: refused.trace })}
        </p>
      )}
      <p>
        <button type="button" className="button main" onClick={() => signIn()}>
          {t("signin")}
        </button>
      </p>
      <Panel title={t("welcome.what")} inset>
        <p>{t("welcome.text")}</p>
      </Panel>
      <Services />
      <Panel title={t("welcome.programs")} inset>
        <p>{t("welcome.api")}</p>
        <pre tabIndex={0}>
          <code>{`TOKEN=$(./cordon token planner)\ncurl -s -H "Authorization: Bearer $TOKEN" ${location.origin}/api/v1/operations`}</code>
        </pre>
        <p>
          <a href="/api/docs">{t("welcome.described")}</a>
        </p>
      </Panel>
    </div>
  );
}
