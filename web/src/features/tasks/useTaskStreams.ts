import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { asksToSignIn } from "@/call/refusal";
import { watch } from "@/call/stream";
import { watchTasks } from "@/gen/methods";
import type { Task } from "@/gen/types";
import { follow, isLater, leave, told, withTasks } from "./followed";
import { listedBy } from "./tasks";

/** A browser has six lines to a host at the worst, and people several tabs: the rest is asked for every few seconds. */
const MOST = 2;

/**
 * Follows the tasks of these operations for as long as the page is looked at, and keeps what was listed of them as it is
 * now. Where a stream is refused or cut, lists are asked for again every few seconds, until it is there. Tells of each
 * operation that is followed when something was heard last.
 */
export function useTaskStreams(operationIds: readonly string[]): Readonly<Record<string, number>> {
  const client = useQueryClient();
  const [heard, setHeard] = useState<Readonly<Record<string, number>>>({});
  const wanted = operationIds.slice(0, MOST).join();

  useEffect(() => {
    const places = new Map<string, string>();
    const streams = new Map<string, ReturnType<typeof watch>>();
    const open = (id: string) =>
      streams.set(
        id,
        watch(
          watchTasks,
          { operationId: id },
          {
            message: ({ tasks, begins }) => {
              follow(id);
              if (begins) void again(client, id);
              if (tasks.length > 0) take(client, id, tasks);
            },
            alive: () => {
              follow(id);
              setHeard((before) => ({ ...before, [id]: Date.now() }));
            },
            cut: () => lost(id),
            ended: (refusal) => {
              if (asksToSignIn(refusal)) void client.invalidateQueries({ queryKey: ["session"] });
              if (refusal.reason === "NOT_FOUND") void client.invalidateQueries({ queryKey: ["operations"] });
              lost(id);
            },
          },
          places.get(id),
        ),
      );
    const lost = (id: string) => {
      leave(id);
      setHeard(({ [id]: _, ...others }) => others);
      void again(client, id);
    };
    const close = () => {
      for (const [id, stream] of streams) {
        places.set(id, stream.last());
        stream.stop();
        leave(id);
      }
      streams.clear();
    };
    const look = () => {
      if (document.hidden) close();
      else if (streams.size === 0) wanted.split(",").filter(Boolean).forEach(open);
    };
    look();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      close();
      setHeard({});
    };
  }, [client, wanted]);

  return heard;
}

/** Asks for what is listed anew; from then on it is looked at every few seconds where no stream tells. */
function again(client: QueryClient, operationId: string): Promise<unknown> {
  return Promise.all([
    client.invalidateQueries({ queryKey: ["tasks", operationId] }),
    client.invalidateQueries({ queryKey: ["task"], predicate: (query) => (query.state.data as Task | undefined)?.operationId === operationId }),
  ]);
}

function take(client: QueryClient, operationId: string, tasks: readonly Task[]): void {
  told(operationId, tasks);
  for (const [key, rows] of client.getQueriesData<Task[]>({ queryKey: ["tasks", operationId] })) {
    if (rows) client.setQueryData(key, withTasks(rows, tasks, listedBy(key)));
  }
  for (const task of tasks) {
    client.setQueryData<Task>(["task", task.taskId], (known) => (known && isLater(task, known) ? task : known));
  }
}
