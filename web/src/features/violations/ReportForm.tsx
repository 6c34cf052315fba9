import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useAct } from "@/call/useAct";
import { casesQuery } from "@/features/cases/cases";
import { codeNameOf, useMarkingOf, useOperation } from "@/features/operations/operations";
import { packagesQuery } from "@/features/packages/packages";
import { violationKind } from "@/gen/enums";
import { listCases, listPackages, reportViolation } from "@/gen/methods";
import { violationSpecRules } from "@/gen/rules";
import type { Violation, ViolationKind } from "@/gen/types";
import { countryCodes } from "@/language/countries";
import { useWords } from "@/language/useWords";
import { type Draft, useDraft } from "@/parts/draft";
import { ChoicesField, Form, SelectField, TextField } from "@/parts/Form";
import { FormButtons } from "@/parts/FormButtons";
import { Panel } from "@/parts/Panel";
import { RefusalPanel } from "@/parts/RefusalPanel";
import { Page } from "@/shell/Page";
import { useMay } from "@/shell/session";
import { newReport, sentSpec, touched, type Typed } from "./violations";

const FROM = "/operations/$operation/violation";
const PATHS = ["kinds", "text", "country", "case_id", "package_id"].map((field) => `spec.${field}`);

/** Reports a potential violation, past the chain of command. */
export function ReportForm() {
  const t = useWords();
  const navigate = useNavigate();
  const { operation: operationId } = useParams({ from: FROM });
  const operation = useOperation(operationId).data;
  const draft = useDraft<Typed>(`violation.${operationId}`, newReport);
  const { value } = draft;
  useMarkingOf(operation);
  const report = useAct(reportViolation, {
    touches: touched,
    done: ["violation.report.done"],
    settle: draft.drop,
    then: ({ violation }: { violation?: Violation }) => void navigate({ to: "/violations", search: { violation: violation?.violationId } }),
  });
  const title = t("violation.report");
  return (
    <Page title={title} within={{ operation: operationId, name: codeNameOf(operation) }}>
      <Panel title={t("violation.what")} inset>
        <Form refusal={report.refusal} send={() => void report.run({ operationId, spec: sentSpec(value) })} label={title} round={draft.round}>
          <p className="note">{t("violation.report.effect")}</p>
          <Fields draft={draft} operationId={operationId} />
          <RefusalPanel title={t("violation.report.refused")} refusal={report.refusal} again={report.again} told={PATHS} stateOf="VIOLATION" />
          <FormButtons busy={report.busy} draft={draft}>
            {title}
          </FormButtons>
        </Form>
      </Panel>
    </Page>
  );
}

function Fields({ draft: { value, set }, operationId }: { draft: Draft<Typed>; operationId: string }) {
  const t = useWords();
  const may = useMay();
  const cases = useQuery({ ...casesQuery(operationId), refetchInterval: false, enabled: may(listCases) }).data ?? [];
  const packages = useQuery({ ...packagesQuery(operationId), refetchInterval: false, enabled: may(listPackages) }).data ?? [];
  const countries = [...countryCodes].map((code) => [code, t.country(code)] as const).sort(([, one], [, other]) => t.compare(one, other));
  return (
    <>
      <ChoicesField<ViolationKind>
        label={t("violation.kinds")}
        path="spec.kinds"
        rule={violationSpecRules.kinds}
        value={value.kinds}
        change={(kinds) => set({ kinds })}
        options={violationKind.map((kind) => [kind, t(`violation.kind.${kind}`)] as const)}
      />
      <TextField prose label={t("violation.text")} help={t("violation.text.help")} path="spec.text" rule={violationSpecRules.text} value={value.text} change={(text) => set({ text })} />
      <SelectField label={t("violation.country")} path="spec.country" value={value.country} change={(country) => set({ country })} options={[["", t("violation.none")], ...countries]} />
      {cases.length > 0 && (
        <SelectField
          label={t("fieldname.caseId")}
          path="spec.case_id"
          value={value.caseId}
          change={(caseId) => set({ caseId })}
          options={[["", t("violation.none")], ...cases.map((one) => [one.caseId, one.spec?.title ?? ""] as const)]}
        />
      )}
      {packages.length > 0 && (
        <SelectField
          label={t("violation.package")}
          path="spec.package_id"
          value={value.packageId}
          change={(packageId) => set({ packageId })}
          options={[["", t("violation.none")], ...packages.map((one) => [one.packageId, one.spec?.title || t("violation.package.unread", { number: one.number || "–" })] as const)]}
        />
      )}
    </>
  );
}
