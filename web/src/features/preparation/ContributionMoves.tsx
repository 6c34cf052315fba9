import type { ReactNode } from "react";
import { type Act, useAct, useTogether } from "@/call/useAct";
import { useKindCannot } from "@/features/joining/kinds";
import { useMayIn } from "@/features/operations/lead";
import { toldOver, useOperation } from "@/features/operations/operations";
import { commitContribution, declineContribution, deployContribution, pledgeContribution, releaseContribution, takeBackContribution, withdrawContribution } from "@/gen/methods";
import { declineContributionRequestRules, deployContributionRequestRules, pledgeContributionRequestRules, releaseContributionRequestRules, takeBackContributionRequestRules, withdrawContributionRequestRules } from "@/gen/rules";
import type { Contribution } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Dialog } from "@/parts/Dialog";
import { useDraft } from "@/parts/draft";
import { Form, TextField, TimeField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useSession } from "@/shell/session";
import { touchedResources } from "./resources";

/** What may be done with a contribution now: by its country, and by who asks for it. */
export function ContributionMoves({ one }: { one: Contribution }) {
  const t = useWords();
  const may = useMayIn(one.operationId);
  const kindCannot = useKindCannot(one.operationId);
  const { country } = useSession();
  const operation = useOperation(one.operationId).data;
  const own = country === one.country;
  const state = one.state.slice("CONTRIBUTION_STATE_".length);
  const pledges = own && state === "ASKED" && may(pledgeContribution);
  const declines = own && state === "ASKED" && may(declineContribution);
  const withdraws = own && (state === "PLEDGED" || state === "COMMITTED") && may(withdrawContribution);
  const deploys = own && state === "COMMITTED" && may(deployContribution);
  const releases = own && state === "DEPLOYED" && may(releaseContribution);
  const commits = state === "PLEDGED" && may(commitContribution);
  const takes = state === "ASKED" && may(takeBackContribution);
  const { asks, ask, close } = useAsks([pledges && "pledge", declines && "decline", withdraws && "withdraw", deploys && "deploy", releases && "release", commits && "commit", takes && "takeBack"]);
  const told = { resource: one.resource };
  const how = { touches: touchedResources(one.operationId), together: useTogether(), then: () => void close() };
  const pledge = useAct(pledgeContribution, { ...how, done: ["resource.pledge.done", told] });
  const decline = useAct(declineContribution, { ...how, done: ["resource.decline.done", told] });
  const withdraw = useAct(withdrawContribution, { ...how, done: ["resource.withdraw.done", told] });
  const deploy = useAct(deployContribution, { ...how, done: ["resource.deploy.done", told] });
  const release = useAct(releaseContribution, { ...how, done: ["resource.release.done", told] });
  const commit = useAct(commitContribution, { ...how, done: ["resource.commit.done", told] });
  const takeBack = useAct(takeBackContribution, { ...how, done: ["resource.takeBack.done", told] });
  const acts = [pledge, decline, withdraw, deploy, release, commit, takeBack];
  const any = pledges || declines || withdraws || deploys || releases || commits || takes;
  const read = useRead(one, one.contributionId, (now) => now.version);
  const { note, cannot } = useChanged(read, one, acts, { matters: any });
  const request = { operationId: one.operationId, contributionId: one.contributionId, version: read.record.version };
  // A report of fact is taken in any state of the operation; what asks for more is not.
  const over = toldOver(t, operation);
  const shut = () => void close();
  const common = { first: note, close: shut };
  if (!any && !asks) return null;
  return (
    <>
      {!asks && note}
      <div className="decide">
        {pledges && (
          <Button look="main" hotkey="c" cannot={cannot ?? over ?? kindCannot("CONTRIBUTE_RESOURCES")} onClick={() => ask("pledge")}>
            {t("resource.pledge")}
          </Button>
        )}
        {declines && (
          <Button look="stop" hotkey="d" cannot={cannot} onClick={() => ask("decline")}>
            {t("resource.decline")}
          </Button>
        )}
        {deploys && (
          <Button look="main" hotkey="c" cannot={cannot} onClick={() => ask("deploy")}>
            {t("resource.deploy")}
          </Button>
        )}
        {releases && (
          <Button look="main" hotkey="c" cannot={cannot} onClick={() => ask("release")}>
            {t("resource.release")}
          </Button>
        )}
        {withdraws && (
          <Button look="stop" hotkey="d" cannot={cannot} onClick={() => ask("withdraw")}>
            {t("resource.withdraw")}
          </Button>
        )}
        {commits && (
          <Button look="main" hotkey="c" cannot={cannot ?? over} onClick={() => ask("commit")}>
            {t("resource.commit")}
          </Button>
        )}
        {takes && (
          <Button look="stop" hotkey="d" cannot={cannot} onClick={() => ask("takeBack")}>
            {t("resource.takeBack")}
          </Button>
        )}
      </div>
      {asks === "pledge" && <QuantityDialog one={one} as="pledge" most={one.askedQuantity} state={pledge} {...common} send={({ quantity }) => pledge.run({ ...request, quantity })} />}
      {asks === "commit" && <QuantityDialog one={one} as="commit" most={one.pledgedQuantity} state={commit} {...common} send={({ quantity }) => commit.run({ ...request, quantity })} />}
      {asks === "deploy" && (
        <QuantityDialog one={one} as="deploy" most={one.committedQuantity} placed state={deploy} {...common} send={({ quantity, place, time }) => deploy.run({ ...request, quantity, place, deployTime: time })} />
      )}
      {asks === "release" && <ReleaseDialog one={one} state={release} {...common} send={(releaseTime) => release.run({ ...request, releaseTime })} />}
      {(["decline", "withdraw", "takeBack"] as const).map((as) => {
        const act = { decline, withdraw, takeBack }[as];
        const rules = { decline: declineContributionRequestRules, withdraw: withdrawContributionRequestRules, takeBack: takeBackContributionRequestRules }[as];
        return (
          asks === as && (
            <ReasonDialog
              key={as}
              title={t(`resource.${as}.title`, told)}
              effect={t(`resource.${as}.effect`)}
              act={t(`resource.${as}`)}
              refusedTitle={t(`resource.${as}.refused`)}
              stateOf="CONTRIBUTION"
              rule={rules.reason}
              draft={`${as}.${one.contributionId}`}
              first={note}
              state={act}
              close={shut}
              send={(reason) => act.run({ ...request, reason })}
            />
          )
        );
      })}
    </>
  );
}

interface Said {
  quantity: string;
  place: string;
  time: string | undefined;
}

interface Given {
  one: Contribution;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  /** What has to be read first. */
  first: ReactNode;
  close: () => void;
}

interface QuantityGiven extends Given {
  as: "pledge" | "commit" | "deploy";
  /** So many at most. */
  most: string;
  /** Whether it is also said where and since when. */
  placed?: boolean;
  send: (said: Said) => Promise<unknown>;
}

/** How many of what there is at most. */
function QuantityDialog({ one, as, most, placed = false, state, first, close, send }: QuantityGiven) {
  const t = useWords();
  const draft = useDraft<Said>(`${as}.${one.contributionId}`, { quantity: most, place: "", time: new Date().toISOString() });
  const { value, set } = draft;
  return (
    <Dialog title={t(`resource.${as}.title`, { resource: one.resource })} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (!first) void send(value).then((answer) => answer !== undefined && draft.drop());
        }}
      >
        <p>{t(`resource.${as}.effect`)}</p>
        <TextField
          code
          inputMode="numeric"
          label={t("resource.howMany", { unit: one.unit })}
          help={t("resource.most", { number: t.number(most), unit: one.unit })}
          path="quantity"
          rule={{ ...pledgeContributionRequestRules.quantity, max: most, required: true }}
          value={value.quantity}
          change={(quantity) => set({ quantity })}
        />
        {placed && (
          <>
            <TextField label={t("fieldname.place")} path="place" rule={deployContributionRequestRules.place} value={value.place} change={(place) => set({ place })} />
            <TimeField label={t("fieldname.deployTime")} path="deploy_time" rule={deployContributionRequestRules.deploy_time} value={value.time} change={(time) => set({ time })} />
          </>
        )}
        {first}
        <RefusalPanel title={t(`resource.${as}.refused`)} refusal={state.refusal} again={state.again} told={["quantity", "place", "deploy_time"]} stateOf="CONTRIBUTION" />
        <FormButtons busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t(`resource.${as}`)}
        </FormButtons>
      </Form>
    </Dialog>
  );
}

function ReleaseDialog({ one, state, first, close, send }: Given & { send: (time: string | undefined) => Promise<unknown> }) {
  const t = useWords();
  const draft = useDraft<{ time: string | undefined }>(`release.${one.contributionId}`, { time: new Date().toISOString() });
  return (
    <Dialog title={t("resource.release.title", { resource: one.resource })} close={close}>
      <Form
        refusal={state.refusal}
        send={() => {
          if (!first) void send(draft.value.time).then((answer) => answer !== undefined && draft.drop());
        }}
      >
        <p>{t("resource.release.effect")}</p>
        <TimeField label={t("fieldname.releaseTime")} path="release_time" rule={releaseContributionRequestRules.release_time} value={draft.value.time} change={(time) => draft.set({ time })} />
        {first}
        <RefusalPanel title={t("resource.release.refused")} refusal={state.refusal} again={state.again} told={["release_time"]} stateOf="CONTRIBUTION" />
        <FormButtons busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t("resource.release")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
