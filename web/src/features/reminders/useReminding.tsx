import "./reminders.css";
import type { ReactNode } from "react";
import { isLate } from "@/features/participations/participations";
import { selectColumn } from "@/features/results/Bulk";
import { useMany } from "@/features/results/useMany";
import type { Participation } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import type { Column } from "@/parts/Table";
import { useAsks } from "@/shell/asks";
import { RemindDialog } from "./RemindDialog";
import { againFrom, isAwaited, isSoon, mayBeReminded } from "./reminders";

interface Given {
  operationId: string;
  /** All of the operation, in the order in which they are shown. */
  rows: readonly Participation[];
  /** Whether this person may remind anybody now. */
  open: boolean;
  now: number;
}

/** Which countries are chosen to be reminded: the column for it, what is done with them, and the dialog. */
export function useReminding({ operationId, rows, open, now }: Given): { column: Column<Participation> | undefined; bar: ReactNode; dialog: ReactNode } {
  const t = useWords();
  const awaited = rows.filter(isAwaited);
  const free = awaited.filter((one) => mayBeReminded(one, now));
  // A choice outlasts what changes of a participation meanwhile: the reminder says the same.
  const many = useMany(free, (one) => one.country, () => "", `remind.${operationId}`);
  const whom = many.selected;
  const pressing = free.filter((one) => isLate(one, now) || isSoon(one, now));
  const shows = open && awaited.length > 0;
  const { asks, ask, close } = useAsks([shows && "remind"]);
  const select = selectColumn(many, t("remind.all"), (one) => t("remind.one", { country: one.displayName }), (one) => !mayBeReminded(one, now));
  const column = shows ? { ...select, cell: (one: Participation) => isAwaited(one) && select.cell(one) } : undefined;
  const rests = awaited.filter((one) => againFrom(one, now) !== undefined);
  const bar = shows && (
    <div className="remind-bar">
      <span>
        {t("remind.awaited", { number: awaited.length, late: awaited.filter((one) => isLate(one, now)).length, soon: awaited.filter((one) => isSoon(one, now)).length, rests: rests.length })}
      </span>
      <span className="push buttons">
        {pressing.length > 0 && (
          <Button look="line" small onClick={() => many.choose(pressing)}>
            {t("remind.pressing", { number: pressing.length })}
          </Button>
        )}
        <Button look="main" small cannot={free.length === 0 ? t("remind.rested") : whom.length === 0 ? t("remind.nobody") : undefined} onClick={() => ask("remind")}>
          {t("remind.act", { number: whom.length })}
        </Button>
      </span>
    </div>
  );
  const dialog = asks && (
    <RemindDialog
      operationId={operationId}
      whom={whom}
      rests={rests}
      now={now}
      leaveOut={(countries) => many.choose(whom.filter(({ country }) => !countries.includes(country)))}
      close={() => void close()}
      reminded={() => void close().then(() => many.choose([]))}
    />
  );
  return { column, bar, dialog };
}
