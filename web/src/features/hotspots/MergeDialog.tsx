import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "@/call/useAct";
import { participationsQuery, useCountryNames } from "@/features/participations/participations";
import { mergeHotspots } from "@/gen/methods";
import type { Hotspot } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Country } from "@/parts/Country";
import { Dialog } from "@/parts/Dialog";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";

/** Which of the two goes on, and who is to see what both say; nothing is merged before that is said in words. */
export function MergeDialog({ hotspot, other, close }: { hotspot: Hotspot; other: Hotspot; close: () => void }) {
  const t = useWords();
  const navigate = useNavigate();
  const [keeps, setKeeps] = useState(hotspot.hotspotId);
  const [named, setNamed] = useState<readonly string[]>([]);
  const countries = useQuery(participationsQuery(hotspot.operationId)).data ?? [];
  const nameOf = useCountryNames(hotspot.operationId);
  const [kept, gone] = keeps === hotspot.hotspotId ? [hotspot, other] : [other, hotspot];
  const both = seersOf(kept).filter((code) => seersOf(gone).includes(code));
  const merge = useAct(mergeHotspots, {
    touches: [["hotspots"], ["hotspot", hotspot.operationId]],
    done: ["hotspot.merge.done", { kept: kept.spec?.name ?? "", other: gone.spec?.name ?? "" }],
    then: () => {
      close();
      void navigate({ to: ".", search: ((before: object) => ({ ...before, hotspot: kept.hotspotId })) as never, replace: true, resetScroll: false });
    },
  });
  return (
    <Dialog title={t("hotspot.merge.title")} close={close}>
      <Form
        refusal={merge.refusal}
        label={t("hotspot.merge.title")}
        send={() =>
          void merge.run({ operationId: kept.operationId, hotspotId: kept.hotspotId, version: kept.version, otherHotspotId: gone.hotspotId, visibleTo: [...named] })
        }
      >
        <fieldset className="field">
          <legend>{t("hotspot.merge.keeps")}</legend>
          {[hotspot, other].map((one) => (
            <label key={one.hotspotId} className="choice">
              <input type="radio" name="keeps" checked={keeps === one.hotspotId} onChange={() => setKeeps(one.hotspotId)} />
              <bdi>{one.spec?.name}</bdi>
            </label>
          ))}
        </fieldset>
        <p>{t("hotspot.merge.effect", { kept: apart(kept.spec?.name ?? ""), other: apart(gone.spec?.name ?? "") })}</p>
        <p>{both.length > 0 ? t("hotspot.merge.seen", { countries: t.list(both.map((code) => apart(nameOf(code)))) }) : t("hotspot.merge.seenByNone")}</p>
        <div className="choose" role="group" aria-label={t("hotspot.merge.show")}>
          {countries
            .filter((one) => !both.includes(one.country))
            .map((one) => (
              <label key={one.country}>
                <input type="checkbox" checked={named.includes(one.country)} onChange={(event) => setNamed(event.target.checked ? [...named, one.country] : named.filter((code) => code !== one.country))} />
                <Country code={one.country} name={one.displayName} />
              </label>
            ))}
        </div>
        <RefusalPanel title={t("hotspot.merge.refused")} refusal={merge.refusal} again={merge.again} />
        <FormButtons busy={merge.busy} close={close}>
          {t("hotspot.merge")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}

function seersOf({ spec, addedByCountry }: Hotspot): string[] {
  return [spec?.country ?? "", addedByCountry, ...(spec?.visibleTo ?? [])].filter((code) => code !== "");
}
