import { useCondition as conditions } from "@/gen/enums";
import type { PackageSpec } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { When } from "@/parts/Time";
import { consentOf, DAYS } from "./packages";

/** What its receivers may use it for: first what is allowed, then what limits it. */
export function Terms({ of: spec, until }: { of: PackageSpec; until: boolean }) {
  const t = useWords();
  const condition = conditions.find((one) => one === spec.useCondition);
  return (
    <section className="terms" aria-label={t("terms")}>
      <h3>{t("terms")}</h3>
      <ul>
        {condition && (
          <li>
            <Glyph shape="shield" />
            <span>{t(`terms.${condition}`)}</span>
          </li>
        )}
        <li>
          <Glyph shape="shield" />
          <span>{t(`terms.${consentOf(spec)}`)}</span>
        </li>
        {spec.useUntilTime && (
          <li>
            <Glyph shape="shield" />
            <span>
              {t("terms.until")} <When time={spec.useUntilTime} />
            </span>
          </li>
        )}
        {until && (
          <li>
            <Glyph shape="shield" />
            <span>{t("terms.feedback", { days: spec.feedbackDays || DAYS })}</span>
          </li>
        )}
      </ul>
    </section>
  );
}
