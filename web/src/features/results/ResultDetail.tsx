import { useQuery } from "@tanstack/react-query";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Loaded } from "@/parts/Loaded";
import { Exercise } from "@/parts/State";
import { ResultFacts } from "./ResultFacts";
import { ResultMoves } from "./ResultMoves";
import { resultQuery } from "./results";

/** One result beside its list. */
export function ResultDetail({ resultId, close, after }: { resultId: string; close: () => void; after?: () => void }) {
  const t = useWords();
  const query = useQuery(resultQuery(resultId));
  return (
    <section className="panel side" aria-label={query.data?.spec?.reference ?? t("result.one")}>
      <Loaded query={query}>
        {(result) => (
          <>
            <header>
              <h2>
                <bdi className="code">{result.spec?.reference}</bdi>
              </h2>
              <Exercise of={result} />
              <div className="push">
                <Button small look="plain" hotkey="Escape" onClick={close}>
                  {t("dialog.close")}
                </Button>
              </div>
            </header>
            <div className="panel-in side-in">
              <ResultFacts result={result} />
            </div>
            <ResultMoves result={result} after={after} />
          </>
        )}
      </Loaded>
    </section>
  );
}
