import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Hotspot, NearHotspot } from "@/gen/types";
import { useWords } from "@/language/useWords";
import "./hotspots.css";

/** Hotspots that may be the same, and why. */
export function NearList({ near, act }: { near: readonly NearHotspot[]; act?: ((hotspot: Hotspot) => ReactNode) | undefined }) {
  const t = useWords();
  return (
    <ul className="near">
      {near.map(({ hotspot, metres, alike }) => (
        hotspot && (
          <li key={hotspot.hotspotId}>
            <span>
              <Link to="/operations/$operation/hotspots" params={{ operation: hotspot.operationId }} search={{ hotspot: hotspot.hotspotId }}>
                <bdi>{hotspot.spec?.name}</bdi>
              </Link>{" "}
              <span className="quiet">{t.list([metres !== undefined && t("hotspots.metres", { number: metres }), alike && t("hotspots.alike")].filter((one) => one !== false))}</span>
            </span>
            {act?.(hotspot)}
          </li>
        )
      ))}
    </ul>
  );
}
