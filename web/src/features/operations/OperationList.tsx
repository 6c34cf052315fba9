export function OperationList() { return null; }
