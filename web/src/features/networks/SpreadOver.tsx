import { Link, useNavigate } from "@tanstack/react-router";
import { useMemo } from "react";
import { useOwnerNames } from "@/features/cases/cases";
import type { Network, NetworkSpread } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Bar } from "@/parts/Bar";
import { Country } from "@/parts/Country";
import { Empty } from "@/parts/Loaded";
import { part } from "@/parts/part";

const SpreadMap = part(() => import("@/features/outcome/WorldMap").then((module) => module.WorldMap), <div className="map map-to-come" />);

/** Nodes by country as a map and as a list, and between which countries links cross. */
export function SpreadOver({ network, spread }: { network: Network; spread: NetworkSpread }) {
  const t = useWords();
  const navigate = useNavigate();
  const nameOf = useOwnerNames(network.operationId);
  const params = { operation: network.operationId, network: network.networkId };
  const places = useMemo(
    () => spread.countries.map(({ country, nodes }) => ({ code: country, name: nameOf(country), value: nodes, told: t("network.nodes.count", { number: nodes }), silent: false })),
    [spread.countries, nameOf, t],
  );
  const most = Math.max(1, ...spread.countries.map(({ nodes }) => nodes));
  if (spread.countries.length === 0) return <Empty title={t("network.nowhere")} />;
  return (
    <div className="network-spread">
      <div className="panel-in">
        <SpreadMap title={t("network.map")} places={places} chosen={undefined} choose={(country) => void navigate({ to: "/operations/$operation/networks/$network/nodes", params, search: { country } })} plain />
      </div>
      <div className="panel-in stack">
        <section aria-label={t("network.byCountry")}>
          <h3>{t("network.byCountry")}</h3>
          <div className="counts">
            {spread.countries.map(({ country, nodes }) => (
              <Link key={country} to="/operations/$operation/networks/$network/nodes" params={params} search={{ country }}>
                <Country code={country} name={nameOf(country)} />
                <Bar validated={nodes} provisional={0} most={most} />
                <span className="number">{t.number(nodes)}</span>
              </Link>
            ))}
          </div>
          {spread.withoutCountry > 0 && <p className="small quiet">{t("network.withoutCountry", { number: spread.withoutCountry })}</p>}
        </section>
        <section aria-label={t("network.crossings")}>
          <h3>{t("network.crossings")}</h3>
          {spread.crossings.length === 0 ? (
            <p className="quiet">{t("network.crossings.none")}</p>
          ) : (
            <>
              <p className="small quiet">{t("network.crossing", { number: spread.crossingLinks })}</p>
              <div className="scroll" tabIndex={-1}>
                <table className="rows-table">
                  <caption className="hidden">{t("network.crossings")}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{t("network.between")}</th>
                      <th scope="col" className="number">
                        {t("network.crossings.links")}
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {spread.crossings.map(({ country, otherCountry, links }) => (
                      <tr key={`${country} ${otherCountry}`}>
                        <th scope="row">
                          <span className="network-pair">
                            <Country code={country} name={nameOf(country)} /> <span aria-hidden="true">–</span> <Country code={otherCountry} name={nameOf(otherCountry)} />
                          </span>
                        </th>
                        <td className="number">{t.number(links)}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {spread.crossingsLeftOut > 0 && <p className="small quiet">{t("network.crossings.more", { number: spread.crossingsLeftOut })}</p>}
            </>
          )}
        </section>
      </div>
    </div>
  );
}
