export function ResultList() { return null; }
