import { useState } from "react";
import { useAct } from "@/call/useAct";
import { createCalendarLink } from "@/gen/methods";
import { createCalendarLinkRequestRules } from "@/gen/rules";
import { useLanguage } from "@/language/LanguageProvider";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Dialog } from "@/parts/Dialog";
import { Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { useTell } from "@/parts/Notices";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { addressOf, hashOf, linksQuery, newSecret } from "./calendar";

/** Makes one, and shows its address this once: the secret in it stands nowhere but here. */
export function MakeLink({ close }: { close: () => Promise<void> }) {
  const t = useWords();
  const { language } = useLanguage();
  const [name, setName] = useState("");
  const [secret] = useState(newSecret);
  const [made, setMade] = useState(false);
  const make = useAct(createCalendarLink, { touches: [linksQuery.queryKey], then: () => setMade(true) });
  if (made) return <Address of={addressOf(secret, location.origin)} close={close} />;
  return (
    <Dialog title={t("calendar.make")} close={() => void close()}>
      <Form refusal={make.refusal} send={() => void hashOf(secret).then((secretHash) => make.run({ name, language, secretHash, origin: location.origin }))}>
        <TextField label={t("fieldname.name")} help={t("calendar.name.help")} path="name" rule={createCalendarLinkRequestRules.name} value={name} change={setName} />
        <p className="note warn">{t("calendar.key")}</p>
        <RefusalPanel title={t("calendar.make.refused")} refusal={make.refusal} again={make.again} told={["name"]} />
        <FormButtons busy={make.busy} close={() => void close()}>
          {t("calendar.make")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}

function Address({ of, close }: { of: string; close: () => Promise<void> }) {
  const t = useWords();
  const tell = useTell();
  const copy = () =>
    void navigator.clipboard
      .writeText(of)
      .then(() => tell(t("calendar.copied")))
      .catch(() => tell(t("calendar.copied.not")));
  return (
    <Dialog title={t("calendar.made")}>
      <p>{t("calendar.once")}</p>
      <label className="field">
        <span className="field-name">{t("calendar.address")}</span>
        <input readOnly dir="ltr" className="code" value={of} onFocus={(event) => event.target.select()} />
      </label>
      <p className="note warn">{t("calendar.key")}</p>
      <p>{t("calendar.how")}</p>
      <div className="buttons">
        <Button look="main" onClick={copy}>
          {t("calendar.copy")}
        </Button>
        <Button look="plain" onClick={() => void close()}>
          {t("calendar.kept")}
        </Button>
      </div>
    </Dialog>
  );
}
