export function NewestOutcome() { return null; }
