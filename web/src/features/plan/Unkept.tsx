import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Difference } from "@/parts/Difference";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import type { Writing } from "./useWriting";

/** Over a revision that is read: what its reader has written is not in it. */
export function Unkept({ writing }: { writing: Writing }) {
  const t = useWords();
  return (
    <>
      {writing.dirty && (
        <div className="note warn unkept">
          <p role="status">
            <b>{t("plan.unkept")}</b> {writing.told}
          </p>
          <RefusalPanel title={t("plan.save.refused")} refusal={writing.refusal} again={writing.save} />
          <KeepOrDrop writing={writing} />
        </div>
      )}
      <Theirs writing={writing} />
    </>
  );
}

/** What another author has kept meanwhile. */
export function Theirs({ writing: { theirs, read } }: { writing: Writing }) {
  const t = useWords();
  if (!theirs) return null;
  return (
    <Panel title={t("plan.theirs")} note={t("plan.theirs.note")} inset>
      <Difference before={theirs.before} after={theirs.after} />
      <Button small look="plain" onClick={read}>
        {t("notice.dismiss")}
      </Button>
    </Panel>
  );
}

export function KeepOrDrop({ writing }: { writing: Writing }) {
  const t = useWords();
  const { conflicts, whole, saving, save, discard } = writing;
  return (
    <div className="buttons">
      <Button small busy={saving} cannot={conflicts.length > 0 ? t("plan.save.asks") : whole ? undefined : t("plan.save.mend")} onClick={save}>
        {t("plan.save.now")}
      </Button>
      <Button small look="plain" onClick={discard}>
        {t("plan.discard")}
      </Button>
    </div>
  );
}
