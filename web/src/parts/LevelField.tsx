import { handlingLevel } from "@/gen/enums";
import type { HandlingLevel } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { SelectField } from "./Form";
import { levelName } from "./Handling";

interface Given {
  path: string;
  /** Empty while nobody has said. */
  value: HandlingLevel | "";
  change: (level: HandlingLevel) => void;
}

/** How something may be passed on, with what that means. */
export function LevelField({ path, value, change }: Given) {
  const t = useWords();
  return (
    <SelectField
      label={t("fieldname.handlingLevel")}
      help={value && t(`level.${value as "HANDLING_LEVEL_RED"}`)}
      path={path}
      rule={{ name: "handling_level", required: true }}
      value={value}
      change={(level) => change(level as HandlingLevel)}
      options={[...(value ? [] : [["", "–"] as const]), ...handlingLevel.map((one) => [one, levelName(one)] as const)]}
    />
  );
}
