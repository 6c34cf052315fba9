import { useAct } from "@/call/useAct";
import { recordRate } from "@/gen/methods";
import { rateRules } from "@/gen/rules";
import { capitals } from "@/language/letters";
import { useWords } from "@/language/useWords";
import type { Draft } from "@/parts/draft";
import { Field, Form, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { MoneyCode } from "@/parts/MoneyCode";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { plain, sentRate, type Typed } from "./rates";

/** Records the rate of a day, or corrects the one that is there; figures that it values are restated. */
export function RateForm({ draft }: { draft: Draft<Typed> }) {
  const t = useWords();
  const { value, set } = draft;
  const record = useAct(recordRate, {
    touches: [["rates"]],
    done: ["rates.done", { code: capitals(value.code), day: value.day }],
    settle: draft.drop,
  });
  return (
    <Form refusal={record.refusal} send={() => void record.run({ rate: sentRate(value) })} label={t("rates.record")} round={draft.round}>
      <h2>{t("rates.record")}</h2>
      <MoneyCode value={value} set={set} paths={{ code: "rate.code", network: "rate.network" }} rules={rateRules}>
        <TextField code label={t("rates.quote")} path="rate.quote_currency" rule={rateRules.quote_currency} value={value.quoteCurrency} change={(quoteCurrency) => set({ quoteCurrency: capitals(quoteCurrency) })} placeholder="USD" />
      </MoneyCode>
      <div className="pair">
        <Field label={t("rates.day")} help={t("rates.day.help")} path="rate.day" rule={rateRules.day} value={value.day}>
          {(wiring) => <input {...wiring} type="date" min="1999-01-01" value={value.day} onChange={(event) => set({ day: event.target.value })} />}
        </Field>
        <Field label={t("rates.rate")} help={t("rates.rate.help", { code: value.code || "NGN", quote: value.quoteCurrency || "USD" })} path="rate.rate" rule={rateRules.rate} value={plain(value.rate)}>
          {(wiring) => <input {...wiring} data-rate="" type="text" dir="ltr" inputMode="decimal" autoComplete="off" value={value.rate} placeholder="0.000652" onChange={(event) => set({ rate: event.target.value })} />}
        </Field>
      </div>
      <TextField label={t("rates.source")} help={t("rates.source.help")} path="rate.source" rule={rateRules.source} value={value.source} change={(source) => set({ source })} />
      <RefusalPanel title={t("rates.refused")} refusal={record.refusal} again={record.again} />
      <FormButtons busy={record.busy} draft={draft}>
        {t("rates.record")}
      </FormButtons>
    </Form>
  );
}
