/** What is typed, on the record as it is now: what nobody has typed on follows it. */
export function typedOn<Read, Typed extends { begun?: Read | undefined }>(now: Read, typed: Typed, fieldsOf: (record: Read) => object | undefined): Typed {
  const base: Record<string, unknown> = { ...(typed.begun && fieldsOf(typed.begun)) };
  const mine = Object.entries(typed).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(base[field]));
  return { ...typed, ...fieldsOf(now), ...Object.fromEntries(mine), begun: now };
}
