import { useWords } from "@/language/useWords";
import { hasPlace } from "./navigation";
import { Page } from "./Page";
import { Services } from "./Services";
import { useSession } from "./session";

export function Status() {
  const t = useWords();
  const session = useSession();
  return (
    <Page title={t("nav.status")}>
      {!hasPlace(session) && <p className="note">{t("status.only")}</p>}
      <Services />
    </Page>
  );
}
