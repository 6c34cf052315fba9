import { useQuery } from "@tanstack/react-query";
import { send } from "@/call/call";
import { useWords } from "@/language/useWords";
import { Glyph, type Shape } from "@/parts/Glyph";
import { Panel } from "@/parts/Panel";
import { Loaded } from "@/parts/Loaded";

interface Installation {
  version: string;
  services: Record<string, "up" | "degraded" | "down">;
}

const looks: Readonly<Record<string, readonly [Shape, string]>> = { up: ["done", "good"], degraded: ["look", "warn"], down: ["no", "bad"] };

/** Which parts of this installation work; the gateway does, if anything is shown. */
export function Services() {
  const t = useWords();
  const query = useQuery({ queryKey: ["state"], queryFn: async () => (await send("/api/state", {})) as Installation, refetchInterval: 5_000 });
  return (
    <Panel title={t("state.title")} note={query.data && t("state.version", { version: query.data.version })} inset>
      <Loaded query={query} rows={4}>
        {({ services }) => (
          <ul className="services">
            {Object.entries({ gateway: "up", ...services }).map(([name, state]) => {
              const [shape, tone] = looks[state] ?? ["no", "bad"];
              return (
                <li key={name}>
                  <bdi>{name}</bdi>
                  <span className={`state ${tone}`}>
                    <Glyph shape={shape} />
                    {t(`state.${state as "up"}`)}
                  </span>
                </li>
              );
            })}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
