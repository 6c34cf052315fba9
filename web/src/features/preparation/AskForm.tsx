import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useAct } from "@/call/useAct";
import { isOver, toldOver, useOperation } from "@/features/operations/operations";
import { askContributions } from "@/gen/methods";
import { askContributionsRequestRules, askedCountryRules } from "@/gen/rules";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { Country } from "@/parts/Country";
import { useDraft } from "@/parts/draft";
import { Form, SelectField, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Empty, Failed, Loading } from "@/parts/Loaded";
import { Panel } from "@/parts/Panel";
import { placeOf } from "@/parts/place";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { State } from "@/parts/State";
import { isolate, When } from "@/parts/Time";
import { KindsLeftOut } from "@/features/joining/kinds";
import { CountryChoice } from "./CountryChoice";
import { useTaking } from "./items";
import { PreparationPage } from "./Parts";
import { askedOf, contributionsQuery, isAwaited, sumsQuery, touchedResources } from "./resources";

const FROM = "/operations/$operation/preparation/resources/ask";
const QUANTITY = { ...askedCountryRules.quantity, required: true };

interface Typed {
  countries: string[];
  /** How many are asked of each, and of whom another number. */
  each: string;
  other: Readonly<Record<string, string>>;
  neededTime: string | undefined;
  message: string;
}

/** One resource asked of many countries at once, after a look at what is asked of whom. */
export function AskForm() {
  const t = useWords();
  const { operation: operationId } = useParams({ from: FROM });
  const { need: asked } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: FROM });
  const operation = useOperation(operationId);
  const plan = operation.data?.approvedRevision?.plan;
  const needs = plan?.resourceNeeds ?? [];
  const need = needs.find(({ key }) => key === asked) ?? needs[0];
  if (operation.isPending) return <Loading />;
  if (!operation.data) return <Failed fault={operation.error} again={() => void operation.refetch()} />;
  return (
    <PreparationPage title={t("resources.ask.title")}>
      {need ? (
        <>
          {isOver(operation.data) && <p className="note warn">{toldOver(t, operation.data)}</p>}
          {needs.length > 1 && (
            <div className="form">
              <SelectField
                label={t("fieldname.resource")}
                path="need_key"
                value={need.key}
                change={(key) => void navigate({ search: { need: key }, replace: true })}
                options={needs.map(({ key, resource, quantity, unit }) => [key, `${resource} (${t("resources.quantity", { number: t.number(quantity), unit })})`] as const)}
              />
            </div>
          )}
          <Asking key={need.key} operationId={operationId} need={{ ...need, neededTime: need.neededTime ?? plan?.startTime }} cannot={isOver(operation.data)} />
        </>
      ) : (
        <Panel title={t("resources.needs")}>
          <Empty title={t(operation.data.approvedRevision ? "resources.noNeeds" : "resources.cannot")}>
            <p>{t("resources.noNeeds.text")}</p>
          </Empty>
        </Panel>
      )}
    </PreparationPage>
  );
}

interface Given {
  operationId: string;
  need: { readonly key: string; readonly resource: string; readonly unit: string; readonly neededTime: string | undefined };
  cannot: boolean;
}

function Asking({ operationId, need, cannot: over }: Given) {
  const t = useWords();
  const navigate = useNavigate();
  const taking = useTaking(operationId, "CONTRIBUTE_RESOURCES");
  const sum = useQuery(sumsQuery(operationId)).data?.find(({ needKey }) => needKey === need.key);
  const open = useQuery(contributionsQuery(operationId, { needKey: need.key })).data?.filter((one) => isAwaited(one) || one.state === "CONTRIBUTION_STATE_DEPLOYED") ?? [];
  const draft = useDraft<Typed>(`ask.${operationId}.${need.key}`, { countries: [], each: "", other: {}, neededTime: need.neededTime, message: "" });
  const { value } = draft;
  const [looksIn, setLooksIn] = useState<number>();
  const looks = looksIn === draft.round && value.countries.length > 0;
  const preview = useRef<HTMLDivElement>(null);
  useEffect(() => void (looks && preview.current?.scrollIntoView({ block: "nearest" })), [looks]);
  const nameOf = (code: string) => taking.find(({ country }) => country === code)?.displayName || t.country(code);
  const quantityOf = (code: string) => askedOf(value, code);
  // A country that takes part no more stays named until it is taken off.
  const gone = value.countries.filter((code) => !taking.some(({ country }) => country === code)).map((country) => ({ country, displayName: nameOf(country) }));
  const act = useAct(askContributions, {
    touches: touchedResources(operationId),
    done: ["resources.ask.done", { number: value.countries.length }],
    settle: draft.drop,
    then: () => void navigate({ to: "/operations/$operation/preparation/resources", params: { operation: operationId }, search: { need: need.key } }),
  });
  const set = (change: Partial<Typed>) => {
    setLooksIn(undefined);
    draft.set(change);
  };
  const choose = (countries: string[]) => {
    // A refusal names rows by their number.
    act.clear();
    set({ countries });
  };
  const total = value.countries.reduce((all, code) => all + Number(quantityOf(code)), 0);
  const told = { total: t.number(Number.isSafeInteger(total) ? total : 0), unit: need.unit, number: value.countries.length };
  const cannot = over ? t("resources.over") : value.countries.length === 0 ? t("resources.nobody") : undefined;
  const send = () =>
    act.run({
      operationId,
      needKey: need.key,
      countries: value.countries.map((country) => ({ country, quantity: quantityOf(country) })),
      neededTime: value.neededTime,
      message: value.message,
    });
  const named = (field: string) => {
    const [, at = "", rest = ""] = /^countries\[(\d+)\]\.?(.*)$/.exec(field) ?? [];
    return at === "" ? placeOf(t, field) : isolate(nameOf(value.countries[Number(at)] ?? "")) + (rest === "" || rest === "country" ? "" : ` / ${placeOf(t, rest)}`);
  };
  const paths = value.countries.map((_, at) => `countries[${at}].quantity`);
  return (
    <div className="columns turned">
      <div>
        <Panel title={t("resources.ask.whom")} note={t("country.chosen", { number: value.countries.length })} inset>
          <CountryChoice
            label={t("fieldname.countries")}
            path="countries"
            among={[...gone, ...taking]}
            value={value.countries}
            change={choose}
            beside={(code) => {
              const state = open.find(({ country }) => country === code)?.state;
              return state && <State of={state} />;
            }}
          />
          <KindsLeftOut operationId={operationId} act="CONTRIBUTE_RESOURCES" />
        </Panel>
      </div>
      <div>
        <Form refusal={act.refusal} send={() => !cannot && setLooksIn(draft.round)} label={t("resources.ask.title")} round={draft.round}>
          <Panel title={need.resource} note={sum && t("resources.short", { short: t.number(sum.shortBy), needed: t.number(sum.needed), unit: sum.unit })} inset>
            <div className="stack">
              <TextField code inputMode="numeric" label={t("resources.ask.each", { unit: need.unit })} path="each" rule={value.countries.length > 1 && value.countries.every((code) => value.other[code]) ? undefined : QUANTITY} value={value.each} change={(each) => set({ each })} />
              {value.countries.length > 1 && (
                <details open={Object.keys(value.other).length > 0 || (act.refusal?.violations.length ?? 0) > 0}>
                  <summary>{t("resources.ask.other")}</summary>
                  <div className="prep-quantities">
                    {value.countries.map((code, at) => (
                      <TextField key={code} code inputMode="numeric" label={<Country code={code} name={nameOf(code)} />} path={paths[at] ?? ""} rule={QUANTITY} value={quantityOf(code)} change={(quantity) => set({ other: { ...value.other, [code]: quantity } })} />
                    ))}
                  </div>
                </details>
              )}
              <TimeField label={t("fieldname.neededTime")} help={t("item.due.help")} path="needed_time" rule={askContributionsRequestRules.needed_time} value={value.neededTime} change={(neededTime) => set({ neededTime })} />
              <TextField prose label={t("fieldname.message")} help={t("resources.ask.message.help")} path="message" rule={askContributionsRequestRules.message} value={value.message} change={(message) => set({ message })} />
              <RefusalPanel title={t("resources.ask.refused")} refusal={act.refusal} again={act.again} told={["needed_time", "message", ...paths]} named={named} />
              <FormButtons busy={act.busy} cannot={cannot} draft={draft}>
                {t("resources.ask.look")}
              </FormButtons>
            </div>
          </Panel>
        </Form>
        {looks && (
          <div ref={preview}>
            <Panel title={t("resources.ask.preview")} inset>
              <div className="stack">
                <p>{t("resources.ask.total", told)}</p>
                <p>
                  {t("resources.ask.needed")} <When time={value.neededTime} />
                </p>
                {value.message && (
                  <p className="note written" dir="auto">
                    {value.message}
                  </p>
                )}
                <ul className="services">
                  {value.countries.map((code) => (
                    <li key={code}>
                      <Country code={code} name={nameOf(code)} />
                      <bdi>{t("resources.quantity", { number: t.number(quantityOf(code) || "0"), unit: need.unit })}</bdi>
                    </li>
                  ))}
                </ul>
                <div className="buttons">
                  <Button look="main" cannot={cannot} busy={act.busy} onClick={() => void send()}>
                    {t("resources.ask.act", { number: value.countries.length })}
                  </Button>
                </div>
              </div>
            </Panel>
          </div>
        )}
      </div>
    </div>
  );
}
