export function ReportTable(_: { operationId: string }) { return null; }
