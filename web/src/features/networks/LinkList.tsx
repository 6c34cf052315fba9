import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SourceList } from "@/features/hotspots/Sources";
import { getNetworkLink } from "@/gen/methods";
import { call } from "@/call/call";
import type { NetworkConfidence, NetworkLink } from "@/gen/types";
import { toldDay } from "@/language/time";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Loaded } from "@/parts/Loaded";
import { type Known, linkSaid } from "./elements";

interface Given {
  links: readonly NetworkLink[];
  names: ReadonlyMap<string, string>;
  /** Takes one out of the network; nothing where the reader may not. */
  remove?: ((link: NetworkLink) => void) | undefined;
}

/** Links in sentences, each with how sure it is, since when, and where it is known from. */
export function LinkList({ links, names, remove }: Given) {
  const t = useWords();
  return (
    <ul className="lined">
      {links.map((link) => (
        <li key={link.linkId} className="network-link">
          <div>{linkSaid(t, link, names)}</div>
          <div className="small quiet">
            {t("link.confidence", { confidence: t(`confidence.${link.spec?.confidence as Known<NetworkConfidence>}`) })}
            {link.spec?.sinceDay && ` · ${t("link.since", { day: toldDay(t.locale, link.spec.sinceDay) })}`}
            {link.spec?.untilDay && ` · ${t("link.until", { day: toldDay(t.locale, link.spec.untilDay) })}`}
          </div>
          <div className="buttons">
            <SourcesOf link={link} said={linkSaid(t, link, names)} />
            {remove && (
              <Button small look="plain" aria-label={t("link.remove.one", { link: linkSaid(t, link, names) })} onClick={() => remove(link)}>
                {t("link.remove")}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Graphs leave them out: they are asked for where somebody wants to know. */
function SourcesOf({ link: { operationId, networkId, linkId }, said }: { link: NetworkLink; said: string }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ["network", operationId, networkId, "link", linkId],
    queryFn: async ({ signal }) => (await call(getNetworkLink, { operationId, networkId, linkId }, { signal })).link as NetworkLink,
    enabled: open,
  });
  if (!open) {
    return (
      <Button small look="plain" aria-label={t("link.sources.of", { link: said })} onClick={() => setOpen(true)}>
        {t("fieldname.sources")}
      </Button>
    );
  }
  return (
    <div className="network-sources">
      <Loaded query={query} rows={1}>
        {({ spec }) =>
          spec && spec.sources.length > 0 ? <SourceList of={spec.sources} look="listed" /> : <p className="quiet">{t("link.sources.none")}</p>
        }
      </Loaded>
    </div>
  );
}
