import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useWords } from "@/language/useWords";
import { Space } from "@/parts/Table";
import type { Line } from "./table";
import { numberOf } from "./results";

const WHOLE = 100;
const HEIGHT = 30;

export interface WrongLine {
  readonly line: Line;
  readonly text: string;
}

/** Every line that is wrong, with what is wrong with it; once they are many, only those that are looked at are there. */
export function WrongLines({ wrong }: { wrong: readonly WrongLine[] }) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const long = wrong.length > WHOLE;
  const virtual = useVirtualizer({ count: long ? wrong.length : 0, getScrollElement: () => box.current, estimateSize: () => HEIGHT, overscan: 20 });
  const shown = virtual.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  return (
    <div className="lines" tabIndex={0} role="region" aria-label={t("table.wrong")} ref={box}>
      <table aria-rowcount={wrong.length + 1}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="number">
              {t("table.line")}
            </th>
            <th scope="col">{t("result.reference")}</th>
            <th scope="col">{t("table.wrong")}</th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Space height={before} columns={3} />}
          {(long ? shown.map(({ index }) => index) : [...wrong.keys()]).map((index) => {
            const { line, text } = wrong[index] as WrongLine;
            return (
              <tr key={index} data-index={index} ref={long ? virtual.measureElement : undefined} aria-rowindex={index + 2}>
                <th scope="row" className="number">
                  {line.number}
                </th>
                <td>
                  <bdi className="code">{line.reference}</bdi> {line.spec && numberOf(t, line.spec as never)}
                </td>
                <td className="bad">{text}</td>
              </tr>
            );
          })}
          {after > 0 && <Space height={after} columns={3} />}
        </tbody>
      </table>
    </div>
  );
}
