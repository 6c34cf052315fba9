import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "@/call/useAct";
import { participationsQuery, useCountryNames } from "@/features/participations/participations";
import { mergeHotspots } from "@/gen/methods";
import type { Hotspot } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { AsBefore } from "@/parts/AsBefore";
import { useChanged } from "@/parts/Changed";
import { Country } from "@/parts/Country";
import { Dialog } from "@/parts/Dialog";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Loaded, Loading } from "@/parts/Loaded";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { apart } from "@/parts/Time";
import { useRead } from "@/parts/useRead";
import { hotspotQuery } from "./hotspots";

interface Given {
  hotspot: Hotspot;
  otherId: string;
  /** The other as it stands in the list: it is looked for again. */
  listed: Hotspot | undefined;
  close: () => Promise<void>;
}

/** Which of the two goes on, and who is to see what both say; nothing is merged before that is said in words. */
export function MergeDialog({ hotspot, otherId, listed, close }: Given) {
  const t = useWords();
  const query = useQuery({ ...hotspotQuery(hotspot.operationId, otherId), initialData: () => listed, initialDataUpdatedAt: 0 });
  return (
    <Dialog title={t("hotspot.merge.title")} close={() => void close()}>
      <Loaded query={query}>{(other) => <Merge hotspot={hotspot} other={other} close={close} />}</Loaded>
    </Dialog>
  );
}

function Merge({ hotspot, other, close }: { hotspot: Hotspot; other: Hotspot; close: Given["close"] }) {
  const t = useWords();
  const navigate = useNavigate();
  const [keeps, setKeeps] = useState(hotspot.hotspotId);
  const [named, setNamed] = useState<readonly string[]>([]);
  const countries = useQuery(participationsQuery(hotspot.operationId));
  const nameOf = useCountryNames(hotspot.operationId);
  const read = [useRead(hotspot, hotspot.hotspotId, (one) => one.version), useRead(other, other.hotspotId, (one) => one.version)] as const;
  const [kept, gone] = (keeps === hotspot.hotspotId ? read : [read[1], read[0]]).map((one) => one.record) as [Hotspot, Hotspot];
  const seers = [...new Set([...seersOf(kept), ...seersOf(gone)])];
  const both = seers.filter((code) => seersOf(kept).includes(code) && seersOf(gone).includes(code));
  // Also a country that takes part no more sees what it has added.
  const others = [...new Set([...(countries.data ?? []).map((one) => one.country), ...seers])].filter((code) => !both.includes(code)).sort((a, b) => t.compare(nameOf(a), nameOf(b)));
  const merge = useAct(mergeHotspots, {
    touches: [["hotspots"], ["hotspot", hotspot.operationId]],
    done: ["hotspot.merge.done", { kept: kept.spec?.name ?? "", other: gone.spec?.name ?? "" }],
    then: () => void close().then(() => navigate({ to: ".", search: ((before: object) => ({ ...before, hotspot: kept.hotspotId })) as never, replace: true, resetScroll: false })),
  });
  const decidedOn = { of: ({ spec, state }: Hotspot) => ({ ...spec, state }), matters: true };
  const changed = [useChanged(read[0], hotspot, [merge], decidedOn), useChanged(read[1], other, [merge], decidedOn)];
  const cannot = changed.find((one) => one.cannot)?.cannot;
  return (
    <Form
      refusal={merge.refusal}
      label={t("hotspot.merge.title")}
      send={() =>
        !cannot && void merge.run({ operationId: kept.operationId, hotspotId: kept.hotspotId, version: kept.version, otherHotspotId: gone.hotspotId, otherVersion: gone.version, visibleTo: [...named] })
      }
    >
      <fieldset className="field">
        <legend>{t("hotspot.merge.keeps")}</legend>
        {read.map(({ record: one }) => (
          <label key={one.hotspotId} className="choice">
            <input type="radio" name="keeps" checked={keeps === one.hotspotId} onChange={() => setKeeps(one.hotspotId)} />
            <bdi>{one.spec?.name}</bdi>
          </label>
        ))}
      </fieldset>
      <p>{t("hotspot.merge.effect", { kept: apart(kept.spec?.name ?? ""), other: apart(gone.spec?.name ?? "") })}</p>
      <p>{both.length > 0 ? t("hotspot.merge.seen", { countries: t.list(both.map((code) => apart(nameOf(code)))) }) : t("hotspot.merge.seenByNone")}</p>
      {countries.isError && <AsBefore query={countries} />}
      {countries.isPending && <Loading rows={2} />}
      <div className="choose" role="group" aria-label={t("hotspot.merge.show")}>
        {others.map((code) => (
          <label key={code}>
            <input type="checkbox" checked={named.includes(code)} onChange={(event) => setNamed(event.target.checked ? [...named, code] : named.filter((one) => one !== code))} />
            <Country code={code} name={nameOf(code)} />
          </label>
        ))}
      </div>
      {changed.map(({ note }, at) => note && (
        <section key={at} aria-label={read[at]?.record.spec?.name}>
          <b dir="auto">{read[at]?.record.spec?.name}</b>
          {note}
        </section>
      ))}
      <RefusalPanel title={t("hotspot.merge.refused")} refusal={merge.refusal} again={merge.again} />
      <FormButtons busy={merge.busy} cannot={cannot} close={() => void close()}>
        {t("hotspot.merge")}
      </FormButtons>
    </Form>
  );
}

function seersOf({ spec, addedByCountry }: Hotspot): string[] {
  return [spec?.country ?? "", addedByCountry, ...(spec?.visibleTo ?? [])].filter((code) => code !== "");
}
