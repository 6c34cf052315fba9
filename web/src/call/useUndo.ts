import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useWords } from "@/language/useWords";
import { useTell } from "@/parts/Notices";
import { call } from "./call";
import type { Given, Unary } from "./method";
import { asRefusal } from "./refusal";
import { ways } from "./ways";

type Undo = <Request, Response>(method: Unary<Request, Response>, request: Given<Request>, touches: readonly QueryKey[]) => () => void;

/** Takes an act back by another that the domain has for it; where that is refused meanwhile, says why. */
export function useUndo(): Undo {
  const t = useWords();
  const tell = useTell();
  const client = useQueryClient();
  return useCallback<Undo>(
    (method, request, touches) => {
      const key = crypto.randomUUID();
      return () =>
        void call(method, request, { key })
          .then(() => tell(t("notice.undo.done")))
          .catch((fault: unknown) => {
            const { reason } = asRefusal(fault);
            tell([t("notice.undo.refused"), t(`reason.${reason}`), t(ways[reason])].join(" "));
          })
          .finally(() => touches.forEach((queryKey) => void client.invalidateQueries({ queryKey })));
    },
    [client, t, tell],
  );
}
