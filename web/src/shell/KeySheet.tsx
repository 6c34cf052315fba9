import { useState } from "react";
import { useWords } from "@/language/useWords";
import { Dialog } from "@/parts/Dialog";
import { keysInUse, useBindings, setKeysInUse } from "./keys";

/** All keys of the page at hand, as it listens to them now. */
export function KeySheet({ close }: { close: () => void }) {
  const t = useWords();
  const bindings = useBindings();
  const [use, setUse] = useState(keysInUse);
  const rows = new Map(bindings.map((binding) => [binding.keys, binding.does]));
  return (
    <Dialog title={t("keys.title")} close={close} wide>
      <dl className="keysheet">
        <div>
          <dt>{t("find")}</dt>
          <dd>
            <kbd>Ctrl</kbd>
            <kbd>K</kbd>
          </dd>
        </div>
        <div>
          <dt>{t("help.this")}</dt>
          <dd>
            <kbd>F1</kbd>
          </dd>
        </div>
        {[...rows].map(([keys, does]) => (
          <div key={keys}>
            <dt>{does}</dt>
            <dd>
              {keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
        <div>
          <dt>{t("key.close")}</dt>
          <dd>
            <kbd>Esc</kbd>
          </dd>
        </div>
      </dl>
      <label className="choice">
        <input
          type="checkbox"
          checked={use}
          onChange={(event) => {
            setKeysInUse(event.target.checked);
            setUse(event.target.checked);
          }}
        />
        {t("keys.use")}
      </label>
    </Dialog>
  );
}
