import { useEffect } from "react";

/** On a narrow screen what was opened takes the place of the page, and is read from its top. */
export function useTopWhenAlone(opened: string | undefined): void {
  useEffect(() => {
    if (opened && matchMedia("(max-width: 999px)").matches) scrollTo({ top: 0 });
  }, [opened]);
}
