/** One method of the contract, as its descriptor says: where it is, what goes by the path, who may call it. */
interface Method<Request, Response> {
  readonly name: string;
  readonly verb: string;
  /** With variables by their names in the contract: `/api/v1/tasks/{task_id}:accept`. */
  readonly path: string;
  /** The variables' names in JSON. */
  readonly fields: Readonly<Record<string, string>>;
  /** Whether the rest goes by the body; else it goes by the query. */
  readonly body: boolean;
  /** Whether it asks for a second factor that was shown recently. */
  readonly stepUp: boolean;
  /** Which records it reaches. */
  readonly scope: string;
  /** Whether planners and approvers of a country may, for what it leads or takes part in. */
  readonly leadRoles: boolean;
  /** Any of these may call it, as tokens name them. */
  readonly roles: readonly string[];
  /** Carries the types and is never there. */
  readonly types?: (request: Request) => Response;
}

export interface Unary<Request, Response> extends Method<Request, Response> {
  readonly stream: false;
}

export interface Streamed<Request, Response> extends Method<Request, Response> {
  readonly stream: true;
}

/** A request leaves out what it has no value for. */
export type Given<T> = T extends (infer E)[]
  ? Given<E>[]
  : T extends object
    ? { [K in keyof T]?: Given<T[K]> | undefined }
    : T;

/** Where a request goes to, and what of it goes by the body. */
export function addressed<Request>(
  method: Method<Request, unknown>,
  request: Given<Request>,
): { path: string; body: string | undefined } {
  const rest: Record<string, unknown> = { ...(request as Record<string, unknown>) };
  const path = method.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const field = method.fields[name] ?? name;
    const value = rest[field];
    if (value === undefined || value === "") throw new TypeError(`${method.name} needs ${field}`);
    delete rest[field];
    return encodeURIComponent(String(value));
  });
  if (method.body) return { path, body: JSON.stringify(rest) };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== "" && one !== 0) query.append(name, String(one));
    }
  }
  return { path: query.size ? `${path}?${query}` : path, body: undefined };
}
