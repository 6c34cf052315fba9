export function Validate() { return null; }
