import { useQuery } from "@tanstack/react-query";
import { useOwnerNames } from "@/features/cases/cases";
import { useMayIn } from "@/features/operations/lead";
import { answerWiderUse } from "@/gen/methods";
import type { IntelligencePackage, PackageCopy } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Glyph } from "@/parts/Glyph";
import { Cut, Loaded } from "@/parts/Loaded";
import { State } from "@/parts/State";
import { type Column, Table } from "@/parts/Table";
import { DueAt, ShortTime, useNow } from "@/parts/Time";
import { Feedback } from "./Feedback";
import { copiesQuery, copyNumberOf, dueOfCopy } from "./packages";
import { Numbered, Party } from "./Parts";
import { WiderUseMoves } from "./WiderUseMoves";
import { WiderUses } from "./WiderUses";

/** Every copy of a package; its owner also reads what its receivers said, and answers them. */
export function Copies({ one, own }: { one: IntelligencePackage; own: boolean }) {
  const t = useWords();
  const now = useNow();
  const may = useMayIn(one.operationId);
  const nameOf = useOwnerNames(one.operationId);
  const query = useQuery(copiesQuery(one.operationId, { packageId: one.packageId }));
  const copies = [...(query.data ?? [])].sort((copy, other) => copy.copyNumber - other.copyNumber);
  const answers = own && may(answerWiderUse);
  const said = own ? copies.filter(({ feedback, widerUses, usesAgainst, recallNote }) => feedback.length + widerUses.length + usesAgainst > 0 || recallNote !== "") : [];
  const columns: Column<PackageCopy>[] = [
    { key: "receiver", head: t("copy.receiver"), cell: (copy) => <Party code={copy.receiverCountry} nameOf={nameOf} /> },
    { key: "number", head: t("copy"), cell: (copy) => <Numbered of={copyNumberOf(copy)} />, dispensable: 2 },
    { key: "state", head: t("fieldname.state"), cell: (copy) => <State of={copy.state} /> },
    { key: "due", head: t("copy.due"), cell: (copy) => (dueOfCopy(copy) ? <DueAt time={dueOfCopy(copy)} now={now} /> : <ShortTime time={copy.feedbackTime} />), dispensable: 1 },
  ];
  return (
    <section aria-label={t("copies.title")}>
      <h3>{t("copies.title")}</h3>
      <Cut rows={query.data} />
      <Loaded query={query} rows={3}>{() => <Table caption={t("copies.title")} columns={columns} rows={copies} id={(copy) => String(copy.copyNumber)} />}</Loaded>
      {said.map((copy) => (
        <section key={copy.copyNumber} className="said" aria-label={copyNumberOf(copy)}>
          <header>
            <h4>
              <Party code={copy.receiverCountry} nameOf={nameOf} />
            </h4>
            <Numbered of={copyNumberOf(copy)} />
          </header>
          {copy.usesAgainst > 0 && (
            <span className="state bad">
              <Glyph shape="no" />
              {t("copy.against", { number: copy.usesAgainst })}
            </span>
          )}
          <WiderUses of={copy} nameOf={nameOf} acts={answers && <WiderUseMoves copy={copy} nameOf={nameOf} />} />
          <Feedback of={copy} />
          {copy.recallNote && (
            <p className="quiet">
              {t(`end.${copy.recallEnd as "RECALL_END_DESTROYED"}`)}: <bdi>{copy.recallNote}</bdi>
            </p>
          )}
        </section>
      ))}
    </section>
  );
}
