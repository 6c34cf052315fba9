export function Countries() { return null; }
