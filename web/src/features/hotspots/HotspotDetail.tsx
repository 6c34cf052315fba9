import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { OperationNote } from "@/features/operations/OperationNote";
import { useMayIn } from "@/features/operations/lead";
import { codeNameOf, levelOf, useOperation } from "@/features/operations/operations";
import { useCountryNames } from "@/features/participations/participations";
import { mergeHotspots } from "@/gen/methods";
import type { Displacement, Hotspot } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { HandlingLabel } from "@/parts/Handling";
import { Loaded } from "@/parts/Loaded";
import { Rows } from "@/parts/Rows";
import { State } from "@/parts/State";
import { When } from "@/parts/Time";
import { useAsks } from "@/shell/asks";
import { useKey } from "@/shell/keys";
import { inSeconds } from "./coordinates";
import { HotspotMoves } from "./HotspotMoves";
import { hotspotQuery, isOpen, nearQuery, type OneHotspot, placesOf, spotOf, typeOf, useNamed } from "./hotspots";
import { MergeDialog } from "./MergeDialog";
import { NearList } from "./NearList";
import { PointMap } from "./PointMap";
import { Risk } from "./Risk";
import { Sources } from "./Sources";

interface Given {
  operationId: string;
  hotspotId: string;
  close: () => void;
}

/** One hotspot beside its list; on a phone in its place. */
export function HotspotDetail({ operationId, hotspotId, close }: Given) {
  const t = useWords();
  const query = useQuery(hotspotQuery(operationId, hotspotId));
  const operation = useOperation(operationId).data;
  useKey("Escape", t("dialog.close"), close);
  const level = levelOf(operation);
  return (
    <section className="detail" aria-label={query.data?.spec?.name ?? t("nav.hotspots")}>
      <Loaded query={query}>
        {(hotspot) => (
          <>
            <header className="detail-head">
              <div className="detail-where">
                <button type="button" className="button plain small" onClick={close}>
                  {t("detail.back")}
                </button>
                <Link to="/operations/$operation" params={{ operation: operationId }}>
                  <bdi>{codeNameOf(operation) || t("find.operation")}</bdi>
                </Link>
              </div>
              <div className="head">
                <h2 tabIndex={-1} dir="auto">
                  {hotspot.spec?.name}
                </h2>
                <State of={hotspot.state} box />
                {level && <HandlingLabel level={level} />}
              </div>
            </header>
            <div className="detail-body">
              <OperationNote operation={operation} />
              <Facts hotspot={hotspot} />
              <Near key={hotspot.hotspotId} hotspot={hotspot} />
              <Link to="/operations/$operation/history" params={{ operation: operationId }} search={{ hotspot: hotspotId }}>
                {t("history")}
              </Link>
            </div>
            <HotspotMoves hotspot={hotspot} />
          </>
        )}
      </Loaded>
    </section>
  );
}

function MovedTo({ of }: { of: Displacement }) {
  const [hotspot] = useNamed(of.operationId, [of.hotspotId]);
  return (
    <>
      {hotspot && <To hotspot={hotspot} />} <bdi>{of.note}</bdi>
    </>
  );
}

function Facts({ hotspot }: { hotspot: OneHotspot }) {
  const t = useWords();
  const nameOf = useCountryNames(hotspot.operationId);
  const { spec } = hotspot;
  const type = typeOf(spec);
  const places = placesOf(spec);
  const spots = useMemo(() => [spotOf(hotspot)], [hotspot]);
  const from = spec?.displacedFrom;
  const displacedTo = hotspot.displacedTo ?? [];
  const into = useNamed(hotspot.operationId, hotspot.mergedIntoId ? [hotspot.mergedIntoId] : []);
  const merged = useNamed(hotspot.operationId, hotspot.mergedFromIds);
  const moved = useNamed(from?.operationId ?? "", from ? [from.hotspotId] : []);
  return (
    <>
      {hotspot.state === "HOTSPOT_STATE_MERGED" && (
        <p className="note">
          {t("hotspot.merged")} {into.map((one) => <To key={one.hotspotId} hotspot={one} />)}
        </p>
      )}
      {hotspot.closeReason && (
        <p className="note" dir="auto">
          {hotspot.closeReason}
        </p>
      )}
      <PointMap title={spec?.name ?? ""} spots={spots} />
      <Rows
        rows={[
          [t("fieldname.risk"), <Risk key="risk" of={spec?.risk} />],
          [t("fieldname.grounds"), <bdi key="grounds" className="written">{spec?.grounds}</bdi>],
          [t("fieldname.type"), type && t(`site.${type}`)],
          [t("fieldname.otherNames"), spec && spec.otherNames.length > 0 && <Lines key="names" of={spec.otherNames} />],
          [t("countries.country"), spec?.country && <Country code={spec.country} name={nameOf(spec.country)} />],
          [t("hotspot.place"), places.length > 0 && <Lines key="places" of={places.map((one) => `${one.latitude}, ${one.longitude} (${inSeconds(one)})`)} ltr />],
          [t("fieldname.timeZone"), spec?.physical && <bdi key="zone" dir="ltr">{spec.physical.timeZone}</bdi>],
          [t("fieldname.address"), spec?.online && <bdi key="address" dir="ltr">{spec.online.address}</bdi>],
          [t("fieldname.visibleTo"), spec && spec.visibleTo.length > 0 && t.list(spec.visibleTo.map(nameOf))],
          [
            t("fieldname.displacedFrom"),
            from && (
              <span key="from">
                {moved.map((one) => <To key={one.hotspotId} hotspot={one} />)} <bdi>{from.note}</bdi>
              </span>
            ),
          ],
          [t("hotspot.displacedTo"), displacedTo.length > 0 && displacedTo.map((one) => <div key={one.hotspotId}><MovedTo of={one} /></div>)],
          [t("hotspot.mergedFrom"), merged.length > 0 && merged.map((one) => <div key={one.hotspotId}><To hotspot={one} /></div>)],
          [t("hotspot.addedBy"), hotspot.addedByCountry ? nameOf(hotspot.addedByCountry) : t("secretariat")],
          [t("hotspot.added"), <When key="added" time={hotspot.createTime} />],
          [t("hotspot.updated"), hotspot.updateTime !== hotspot.createTime && <When key="updated" time={hotspot.updateTime} />],
        ]}
      />
      <Sources of={spec?.sources ?? []} />
    </>
  );
}

function Lines({ of, ltr = false }: { of: readonly string[]; ltr?: boolean }) {
  return of.map((one, index) => (
    <div key={index}>
      <bdi dir={ltr ? "ltr" : undefined}>{one}</bdi>
    </div>
  ));
}

function To({ hotspot }: { hotspot: Hotspot }) {
  return (
    <Link to="/operations/$operation/hotspots" params={{ operation: hotspot.operationId }} search={(before: object) => ({ ...before, hotspot: hotspot.hotspotId })}>
      <bdi>{hotspot.spec?.name}</bdi>
    </Link>
  );
}

/** Those that may be the same, each with the way to make them one. */
function Near({ hotspot }: { hotspot: Hotspot }) {
  const t = useWords();
  const may = useMayIn(hotspot.operationId);
  const open = isOpen(hotspot.state);
  const query = useQuery({ ...nearQuery({ operationId: hotspot.operationId, hotspotId: hotspot.hotspotId }), enabled: open });
  const merges = open && may(mergeHotspots);
  const others = (query.data ?? []).flatMap(({ hotspot: other }) => other ?? []);
  const { asks, ask, close } = useAsks(merges ? others.map((one) => `merge.${one.hotspotId}`) : []);
  const other = asks?.slice("merge.".length);
  return (
    <>
      {open && query.data?.length !== 0 && (
        <section aria-label={t("hotspots.near")}>
          <h3>{t("hotspots.near")}</h3>
          <Loaded query={query} rows={2}>
            {(near) => <NearList near={near} act={merges ? (one) => <Button small onClick={() => ask(`merge.${one.hotspotId}`)}>{t("hotspot.merge")}</Button> : undefined} />}
          </Loaded>
        </section>
      )}
      {/* What is asked and refused stays, also where one of the two has ended meanwhile. */}
      {other && <MergeDialog key={other} hotspot={hotspot} otherId={other} listed={others.find((one) => one.hotspotId === other)} close={close} />}
    </>
  );
}
