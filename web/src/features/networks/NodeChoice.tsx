import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { NetworkNode, NetworkNodeKind } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Field } from "@/parts/Form";
import { useSettled } from "@/parts/useSettled";
import { foundQuery, isHidden, type Known, nameOf, type Of, rolesOf } from "./elements";

/** So many are offered; whoever looks for another types more of its name. */
const OFFERED = 30;

interface Given {
  label: string;
  help?: string;
  path: string;
  of: Of;
  value: string;
  change: (id: string) => void;
  kind?: NetworkNodeKind;
  /** Those that are not offered. */
  without?: readonly string[];
  /** Others that may be chosen, before those of the network. */
  also?: readonly (readonly [string, string])[];
  /** What is chosen, where it may not be among those that are found. */
  chosen?: NetworkNode | undefined;
  required?: boolean;
}

/** One of very many nodes: some words of its name narrow what is offered. */
export function NodeChoice({ label, help, path, of, value, change, kind, without = [], also = [], chosen, required = true }: Given) {
  const t = useWords();
  const [words, setWords] = useState("");
  const settled = useSettled(words);
  const query = useQuery({ ...foundQuery(of, { ...(kind ? { kind } : {}), ...(settled.trim() ? { words: settled.trim() } : {}) }, OFFERED), placeholderData: keepPreviousData });
  const found = (query.data ?? []).filter(({ nodeId }) => !without.includes(nodeId));
  const told = (node: NetworkNode) => [nameOf(node), t(`node.${node.spec?.kind as Known<NetworkNodeKind>}`), rolesOf(t, node.spec), isHidden(node) ? t("state.CASE_REVIEW_STATE_PENDING") : ""].filter((one) => one !== "").join(" · ");
  const kept = chosen && value === chosen.nodeId && !found.some(({ nodeId }) => nodeId === value) ? [[value, told(chosen)] as const] : [];
  const options = [...also, ...kept, ...found.map((node) => [node.nodeId, told(node)] as const)];
  // What was found before is no longer among them when the words are others: it stays chosen all the same.
  const lost = value !== "" && !options.some(([id]) => id === value);
  return (
    <div className="node-choice">
      <Field label={label} help={help ?? t("node.choose.help")} path={path} rule={{ name: path, required }} value={value}>
        {(wiring) => (
          <>
            <input type="search" dir="auto" aria-label={t("node.find.for", { label })} placeholder={t("node.find")} value={words} onChange={(event) => setWords(event.target.value)} onKeyDown={(event) => event.key === "Enter" && event.preventDefault()} />
            <select {...wiring} value={value} onChange={(event) => change(event.target.value)}>
              <option value="">{query.data && options.length === 0 ? t("node.none") : "–"}</option>
              {lost && <option value={value}>{t("node.chosen")}</option>}
              {options.map(([id, name]) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </>
        )}
      </Field>
    </div>
  );
}
