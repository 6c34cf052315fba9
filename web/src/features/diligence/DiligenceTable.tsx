import { Link } from "@tanstack/react-router";
import type { DiligenceAssessment } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { subjectName } from "./diligence";

/** Assessments in a list, each with the way to all of it. */
export function DiligenceTable({ rows, caption }: { rows: readonly DiligenceAssessment[]; caption: string }) {
  const t = useWords();
  const columns: Column<DiligenceAssessment>[] = [
    {
      key: "subject",
      head: t("diligence.of"),
      cell: (one) => (
        <Link to="/diligence/$assessment" params={{ assessment: one.assessmentId }}>
          <bdi>{subjectName(t, one)}</bdi>
        </Link>
      ),
    },
    { key: "level", head: t("diligence.level"), cell: (one) => <State of={one.spec?.level ?? ""} /> },
    {
      key: "until",
      head: t("diligence.until"),
      cell: (one) => (
        <>
          <Day time={one.spec?.validUntilTime} /> {one.due && <Due />}
        </>
      ),
    },
    { key: "assessed", head: t("diligence.assessed"), cell: (one) => <Day time={one.assessTime} />, dispensable: 1 },
  ];
  return <Table caption={caption} columns={columns} rows={rows} id={(one) => one.assessmentId} />;
}

/** With its year, for these are far apart. */
function Day({ time = "" }: { time: string | undefined }) {
  const t = useWords();
  return time ? <time dateTime={time}>{toldDay(t.locale, time)}</time> : null;
}

export function Due() {
  const t = useWords();
  return (
    <span className="state warn">
      <Glyph shape="late" />
      {t("diligence.due")}
    </span>
  );
}
