import { useQuery } from "@tanstack/react-query";
import { hotspotsQuery } from "@/features/hotspots/hotspots";
import { useCountryNames } from "@/features/participations/participations";
import { networkNodeKind, networkRole } from "@/gen/enums";
import { networkNodeSpecRules } from "@/gen/rules";
import type { NetworkRole } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { CountriesField } from "@/parts/CountriesField";
import { ChoicesField, SelectField, TextField } from "@/parts/Form";
import type { TypedNode } from "./typed";

interface Given {
  operationId: string;
  /** Where a refusal names it: `spec`, `nodes[3].spec`. */
  path: string;
  value: Omit<TypedNode, "begun">;
  set: (change: Partial<TypedNode>) => void;
  /** What it is never changes once it is there. */
  fixed?: boolean;
}

/** The places of a refusal that are fields here. */
export const nodePaths = (path: string) => ["kind", "name", "other_names", "roles", "countries", "note", "hotspot_id"].map((field) => `${path}.${field}`);

/** What is known of a node. */
export function NodeFields({ operationId, path, value, set, fixed = false }: Given) {
  const t = useWords();
  const nameOf = useCountryNames(operationId);
  const person = value.kind === "NETWORK_NODE_KIND_PERSON";
  const park = value.kind === "NETWORK_NODE_KIND_PARK";
  return (
    <>
      <div className="pair">
        {!fixed && (
          <SelectField label={t("fieldname.kind")} path={`${path}.kind`} rule={networkNodeSpecRules.kind} value={value.kind} change={(kind) => set({ kind })} options={networkNodeKind.map((one) => [one, t(`node.${one}`)] as const)} />
        )}
        <TextField
          label={t(person ? "node.pseudonym" : "fieldname.name")}
          help={person ? t("node.pseudonym.help") : undefined}
          path={`${path}.name`}
          rule={networkNodeSpecRules.name}
          value={value.name}
          change={(name) => set({ name })}
        />
      </div>
      {person && (
        <ChoicesField<NetworkRole>
          label={t("fieldname.roles")}
          path={`${path}.roles`}
          rule={{ ...networkNodeSpecRules.roles, name: "roles", required: true }}
          value={value.roles}
          change={(roles) => set({ roles })}
          options={networkRole.map((role) => [role, t(`role.${role}`)] as const)}
        />
      )}
      {park && <HotspotChoice operationId={operationId} path={`${path}.hotspot_id`} value={value.hotspotId} change={(hotspotId) => set({ hotspotId })} />}
      <CountriesField label={t("fieldname.countries")} path={`${path}.countries`} value={value.countries} change={(countries) => set({ countries })} nameOf={nameOf} most={networkNodeSpecRules.countries.maxItems} />
      <details className="network-more" open={value.otherNames !== "" || value.note !== "" || undefined}>
        <summary>{t("node.more")}</summary>
        <div className="stack">
          <TextField prose label={t(person ? "node.otherPseudonyms" : "fieldname.otherNames")} help={t("hotspot.otherNames.help")} path={`${path}.other_names`} value={value.otherNames} change={(otherNames) => set({ otherNames })} />
          <TextField prose label={t("fieldname.note")} help={t("node.note.help")} path={`${path}.note`} rule={networkNodeSpecRules.note} value={value.note} change={(note) => set({ note })} />
        </div>
      </details>
    </>
  );
}

function HotspotChoice({ operationId, path, value, change }: { operationId: string; path: string; value: string; change: (id: string) => void }) {
  const t = useWords();
  const hotspots = useQuery({ ...hotspotsQuery(operationId), refetchInterval: false }).data ?? [];
  const gone = value !== "" && !hotspots.some(({ hotspotId }) => hotspotId === value);
  return (
    <SelectField
      label={t("fieldname.hotspotId")}
      help={t("node.hotspot.help")}
      path={path}
      value={value}
      change={change}
      options={[["", "–"], ...(gone ? [[value, t("hotspot.from.kept")] as const] : []), ...hotspots.map((one) => [one.hotspotId, one.spec?.name ?? ""] as const)]}
    />
  );
}
