export function NewOperation() { return null; }
