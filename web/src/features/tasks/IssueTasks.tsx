export function IssueTasks() { return null; }
