import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { type Act, useAct, useTogether } from "@/call/useAct";
import { useOwnerNames } from "@/features/cases/cases";
import { SayDialog } from "@/features/cases/SayDialog";
import { useKindCannot } from "@/features/joining/kinds";
import { useMayIn } from "@/features/operations/lead";
import { draftPackage, givePackage, recallPackage, revisePackage, reviewPackage, withdrawPackage } from "@/gen/methods";
import { recallPackageRequestRules, reviewPackageRequestRules, withdrawPackageRequestRules } from "@/gen/rules";
import type { IntelligencePackage } from "@/gen/types";
import { useWords } from "@/language/useWords";
import { Button } from "@/parts/Button";
import { useChanged } from "@/parts/Changed";
import { Dialog } from "@/parts/Dialog";
import { Form } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { useTell } from "@/parts/Notices";
import { ReasonDialog } from "@/parts/ReasonDialog";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { useRead } from "@/parts/useRead";
import { useAsks } from "@/shell/asks";
import { useSession } from "@/shell/session";
import { DAYS, isOpen, numberOf, touched } from "./packages";
import { ReceiverList } from "./Receivers";
import { Terms } from "./Terms";

/** What its owner and a compliance reviewer may do with a package now. */
export function PackageMoves({ one, after }: { one: IntelligencePackage; after?: (() => void) | undefined }) {
  const t = useWords();
  const tell = useTell();
  const may = useMayIn(one.operationId);
  const kindCannot = useKindCannot(one.operationId);
  const { country, roles } = useSession();
  const own = country === one.ownerCountry;
  const state = one.state.slice("PACKAGE_STATE_".length);
  const reviews = may(reviewPackage) && state === "WAITING";
  // Who has written on it is refused by the service, which alone knows that.
  const mayNot = roles.includes("approver") ? t("reason.MAY_NOT_REVIEW") : undefined;
  const judges = reviews && !mayNot;
  const gives = own && state === "DRAFT" && may(givePackage);
  const refused = gives && one.review?.state === "CASE_REVIEW_STATE_REFUSED" ? t("package.give.revise") : undefined;
  const revises = own && isOpen(one.state) && may(revisePackage) && !kindCannot("GIVE_PACKAGES");
  const withdraws = own && isOpen(one.state) && may(withdrawPackage);
  const recalls = own && state === "GIVEN" && may(recallPackage);
  const replaces = own && (state === "GIVEN" || state === "RECALLED") && !one.supersedeTime && may(draftPackage) && !kindCannot("GIVE_PACKAGES");
  const { asks, ask, close } = useAsks([gives && !refused && "give", withdraws && "withdraw", recalls && "recall", judges && "pass", judges && "refuse"]);
  const title = one.spec?.title ?? numberOf(one);
  const how = { touches: touched(one.operationId), together: useTogether() };
  const then = () => void close();
  const reviewed = () => void close().then(after);
  // Whether it waits for a reviewer, also because of the case that it is for, the answer says.
  const give = useAct(givePackage, { ...how, settle: ({ package: now }) => void tell(t(now?.state === "PACKAGE_STATE_WAITING" ? "package.give.waits" : "package.give.done", { title })), then });
  const withdraw = useAct(withdrawPackage, { ...how, done: ["package.withdraw.done", { title }], then });
  const recall = useAct(recallPackage, { ...how, done: ["package.recall.done", { title }], then });
  const pass = useAct(reviewPackage, { ...how, done: ["package.pass.done", { title }], then: reviewed });
  const refuse = useAct(reviewPackage, { ...how, done: ["package.refuse.done", { title }], then: reviewed });
  const read = useRead(one, one.packageId, (now) => now.version);
  const decisive = reviews || gives || withdraws || recalls;
  const { note, cannot } = useChanged(read, one, [give, withdraw, recall, pass, refuse], { of: (now) => now.spec, matters: decisive });
  const request = { operationId: one.operationId, packageId: one.packageId, version: read.record.version };
  if (!decisive && !revises && !replaces && !asks) return null;
  return (
    <>
      {!asks && note}
      <div className="decide">
        {reviews && (
          <>
            <Button look="main" hotkey="c" cannot={mayNot ?? cannot} onClick={() => ask("pass")}>
              {t("case.pass")}
            </Button>
            <Button look="stop" hotkey="d" cannot={mayNot ?? cannot} onClick={() => ask("refuse")}>
              {t("case.refuse")}
            </Button>
          </>
        )}
        {gives && (
          <Button look="main" hotkey="c" cannot={refused ?? cannot ?? kindCannot("GIVE_PACKAGES")} onClick={() => ask("give")}>
            {t("package.give")}
          </Button>
        )}
        {revises && (
          <Link className="button line" to="/operations/$operation/packages/new" params={{ operation: one.operationId }} search={{ revise: one.packageId }}>
            {t("package.revise")}
          </Link>
        )}
        {replaces && (
          <Link className="button line" to="/operations/$operation/packages/new" params={{ operation: one.operationId }} search={{ supersede: one.packageId }}>
            {t("package.supersede")}
          </Link>
        )}
        {withdraws && (
          <Button look="stop" cannot={cannot} onClick={() => ask("withdraw")}>
            {t("package.withdraw")}
          </Button>
        )}
        {recalls && (
          <Button look="stop" cannot={cannot} onClick={() => ask("recall")}>
            {t("package.recall")}
          </Button>
        )}
      </div>
      {asks === "give" && <GiveDialog one={read.record} first={note} state={give} close={then} send={() => give.run(request)} />}
      {asks === "withdraw" && (
        <ReasonDialog
          title={t("package.withdraw.title", { title })}
          effect={t("package.withdraw.effect")}
          act={t("package.withdraw")}
          refusedTitle={t("package.withdraw.refused")}
          stateOf="PACKAGE"
          rule={withdrawPackageRequestRules.reason}
          draft={`withdrawPackage.${one.packageId}`}
          first={note}
          state={withdraw}
          close={then}
          send={(reason) => withdraw.run({ ...request, reason })}
        />
      )}
      {asks === "recall" && (
        <ReasonDialog
          title={t("package.recall.title", { title })}
          effect={t("package.recall.effect", { number: one.copies })}
          act={t("package.recall")}
          refusedTitle={t("package.recall.refused")}
          stateOf="PACKAGE"
          rule={recallPackageRequestRules.reason}
          draft={`recallPackage.${one.packageId}`}
          first={note}
          state={recall}
          close={then}
          send={(reason) => recall.run({ ...request, reason })}
        />
      )}
      {asks === "pass" && (
        <SayDialog
          title={t("case.pass.title", { title })}
          effect={t("package.pass.effect")}
          act={t("case.pass")}
          refusedTitle={t("case.review.refused")}
          stateOf="PACKAGE"
          label={t("reason")}
          path="text"
          rule={reviewPackageRequestRules.text}
          draft={`passPackage.${one.packageId}`}
          first={note}
          state={pass}
          close={then}
          send={({ text }) => pass.run({ ...request, pass: true, grounds: [], text })}
        />
      )}
      {asks === "refuse" && (
        <SayDialog
          title={t("case.refuse.title", { title })}
          effect={t("package.refuse.effect")}
          act={t("case.refuse")}
          look="stop"
          grounds
          refusedTitle={t("case.review.refused")}
          stateOf="PACKAGE"
          label={t("reason")}
          path="text"
          rule={reviewPackageRequestRules.text}
          draft={`refusePackage.${one.packageId}`}
          first={note}
          state={refuse}
          close={then}
          send={({ text, grounds }) => refuse.run({ ...request, pass: false, grounds, text })}
        />
      )}
    </>
  );
}

interface Given {
  one: IntelligencePackage;
  /** What has to be read first: nothing is sent while it is there. */
  first: ReactNode;
  state: Pick<Act<never, unknown>, "refusal" | "busy" | "again">;
  close: () => void;
  send: () => Promise<unknown>;
}

/** Who gets it and under which conditions is looked through before it is given: it changes no more afterwards. */
function GiveDialog({ one, first, state, close, send }: Given) {
  const t = useWords();
  const nameOf = useOwnerNames(one.operationId);
  const { spec } = one;
  const number = (spec?.receiverCountries.length ?? 0) + (spec?.toSecretariat ? 1 : 0);
  return (
    <Dialog title={t("package.give.title", { title: spec?.title ?? "" })} close={close}>
      <Form refusal={state.refusal} send={() => void (first || send())}>
        <p>{t("package.give.effect", { number, days: spec?.feedbackDays || DAYS })}</p>
        {(spec?.aboutPerson || one.review) && one.review?.state !== "CASE_REVIEW_STATE_PASSED" && <p className="note warn">{t("package.give.review")}</p>}
        <ReceiverList countries={spec?.receiverCountries ?? []} toSecretariat={spec?.toSecretariat ?? false} nameOf={nameOf} />
        {spec && <Terms of={spec} until />}
        {first}
        <RefusalPanel
          title={t("package.give.refused")}
          refusal={state.refusal}
          again={state.again}
          stateOf="PACKAGE"
          does={
            <Link className="button small" to="/operations/$operation/packages/new" params={{ operation: one.operationId }} search={{ revise: one.packageId }}>
              {t("package.revise")}
            </Link>
          }
        />
        <FormButtons busy={state.busy} cannot={first ? t("changed.first") : undefined} close={close}>
          {t("package.give")}
        </FormButtons>
      </Form>
    </Dialog>
  );
}
