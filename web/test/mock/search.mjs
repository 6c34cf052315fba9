/** Whether an operation, as somebody sees it, is what they look for. */
export function isFound(one, asked) {
  const plans = [one.approvedRevision?.plan, one.openRevision?.plan].filter(Boolean);
  const told = one.invitation ? [one.invitation] : plans;
  const [shown] = told;
  const words = plain(told.flatMap(({ codeName, leadAgency, legalBasis }) => [codeName, leadAgency, legalBasis]).join(" ")).split(/[^\p{L}\p{N}]+/u);
  return (
    plain(asked("words")).split(/[^\p{L}\p{N}]+/u).filter(Boolean).every((typed) => words.some((word) => word.startsWith(typed))) &&
    (!asked("purpose") || shown?.purpose === asked("purpose")) &&
    (!asked("crimeArea") || (shown?.crimeAreas ?? []).includes(asked("crimeArea"))) &&
    (!asked("exercise") || String(one.exercise ?? false) === asked("exercise")) &&
    (!asked("leadCountry") || (one.lead?.countries ?? []).includes(asked("leadCountry")))
  );
}

function plain(text) {
  return text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();
}
