import { useWords } from "@/language/useWords";
import { Page } from "./Page";
import { Services } from "./Services";

export function Status() {
  const t = useWords();
  return (
    <Page title={t("nav.status")}>
      <Services />
    </Page>
  );
}
