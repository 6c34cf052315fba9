import { evaluationScheme } from "@/gen/enums";
import { hotspotSourceRules } from "@/gen/rules";
import type { HotspotSource } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { SelectField, TextField } from "@/parts/Form";

/** A source as it is typed. */
export interface TypedSource {
  text: string;
  evaluation: string;
  scheme: string;
}

export function typedSources(sources: readonly HotspotSource[]): TypedSource[] {
  return sources.map(({ text, evaluation, scheme }) => ({ text, evaluation, scheme: scheme === "EVALUATION_SCHEME_UNSPECIFIED" ? "" : scheme }));
}

export function sentSources(sources: readonly TypedSource[]) {
  return sources.map(({ text, evaluation, scheme }) => ({ text, evaluation: evaluation.trim(), ...(scheme ? { scheme: scheme as never } : {}) }));
}

interface Given {
  /** Where a refusal names them: `spec.sources`. */
  path: string;
  value: readonly TypedSource[];
  change: (sources: TypedSource[]) => void;
  /** So many at most. */
  most: number;
}

/** The codes of the schemes that all countries share, as the contract has them (`HotspotSource.evaluation`). */
const CODES: Readonly<Record<string, RegExp>> = {
  EVALUATION_SCHEME_FOUR_BY_FOUR: /^[A-DX][ /-]?[1-4]$/,
  EVALUATION_SCHEME_FIVE_BY_FIVE_BY_FIVE: /^[A-E][ /-]?[1-5][ /-]?[1-5]$/,
  EVALUATION_SCHEME_ADMIRALTY: /^[A-F][ /-]?[1-6]$/,
};

export function isOfScheme({ evaluation, scheme }: Pick<TypedSource, "evaluation" | "scheme">): boolean {
  return CODES[scheme]?.test(evaluation.trim()) ?? true;
}

/** Where something is known from, each with what is held of it. */
export function SourcesField({ path: of, value, change: set, most }: Given) {
  const t = useWords();
  const change = (at: number, part: Partial<TypedSource>) => set(value.map((source, index) => (index === at ? { ...source, ...part } : source)));
  return (
    <fieldset className="field">
      <legend>{t("fieldname.sources")}</legend>
      {value.map((source, index) => {
        const path = `${of}[${index}]`;
        const half = (source.evaluation.trim() === "") !== (source.scheme === "");
        return (
          <div key={index} className="source-row">
            <TextField prose label={t("hotspot.source", { number: index + 1 })} path={`${path}.text`} rule={hotspotSourceRules.text} value={source.text} change={(text) => change(index, { text })} />
            <div className="pair">
              <TextField code label={t("fieldname.evaluation")} path={`${path}.evaluation`} rule={hotspotSourceRules.evaluation} remark={half ? t("rule.source.scheme") : isOfScheme(source) ? undefined : t("rule.source.evaluation")} value={source.evaluation} change={(evaluation) => change(index, { evaluation })} placeholder={source.scheme === "EVALUATION_SCHEME_FIVE_BY_FIVE_BY_FIVE" ? "B24" : "B2"} />
              <SelectField
                label={t("fieldname.scheme")}
                path={`${path}.scheme`}
                value={source.scheme}
                change={(scheme) => change(index, { scheme })}
                options={[["", t("scheme.none")], ...evaluationScheme.map((one) => [one, t(`scheme.${one}`)] as const)]}
              />
            </div>
            <div className="buttons">
              <Button small look="plain" aria-label={t("plan.remove", { name: t("hotspot.source", { number: index + 1 }) })} onClick={() => set(value.filter((_, at) => at !== index))}>
                {t("plan.remove.short")}
              </Button>
            </div>
          </div>
        );
      })}
      <div className="buttons">
        <Button small cannot={value.length < most ? undefined : t("rule.repeated.max_items")} onClick={() => set([...value, { text: "", evaluation: "", scheme: "" }])}>
          {t("hotspot.source.add")}
        </Button>
      </div>
    </fieldset>
  );
}

/** The sources of what is shown; nothing where there are none. */
export function Sources({ of }: { of: readonly HotspotSource[] }) {
  const t = useWords();
  if (of.length === 0) return null;
  return (
    <section>
      <h3>{t("fieldname.sources")}</h3>
      <SourceList of={of} look="lined" />
    </section>
  );
}

/** Each source with what is held of it. */
export function SourceList({ of, look }: { of: readonly HotspotSource[]; look: "lined" | "listed" }) {
  const t = useWords();
  return (
    <ul className={look}>
      {of.map((source, index) => (
        <li key={index}>
          <bdi>{source.text}</bdi>
          {source.evaluation && (
            <div className="quiet">
              <bdi dir="ltr">{source.evaluation}</bdi> · {t(`scheme.${source.scheme as "EVALUATION_SCHEME_ADMIRALTY"}`)}
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
