import type { CommandPost } from "@/gen/types";

/** A post with those that report to it. */
export interface Link {
  readonly post: CommandPost;
  readonly below: readonly Link[];
}

/** The chain of command from the top; a post whose superior is not there, or that is in a circle, stands at the top too. */
export function chainOf(posts: readonly CommandPost[]): Link[] {
  const shown = new Set<string>();
  const link = (post: CommandPost): Link => {
    shown.add(post.key);
    return { post, below: posts.filter((one) => one.reportsTo === post.key && !shown.has(one.key)).map(link) };
  };
  const top = posts.filter((post) => !posts.some((one) => one.key === post.reportsTo && one !== post)).map(link);
  return [...top, ...posts.flatMap((post) => (shown.has(post.key) ? [] : [link(post)]))];
}

/** Everything that reports to a post, directly or through others. */
export function under(posts: readonly CommandPost[], key: string): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (above: string) => {
    for (const post of posts) {
      if (post.reportsTo !== above || found.has(post.key)) continue;
      found.add(post.key);
      look(post.key);
    }
  };
  look(key);
  return found;
}
