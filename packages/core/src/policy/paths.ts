/** A field pattern as a plain path: `customer.*` says the same as `customer`, `*` is the whole record (`''`). */
export const pathOf = (pattern: string): string => (pattern === '*' ? '' : pattern.replace(/\.\*$/, ''))

/** The path one step up; that of a top-level field is the record itself (`''`). */
export const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('.')))

/** Whether a path is another or lies below it. */
export const isWithin = (path: string, above: string): boolean =>
  above === '' || path === above || path.startsWith(`${above}.`)

/** The value for the longest path that covers this one. */
export function longest<Value>(path: string, values: ReadonlyMap<string, Value>): Value | undefined {
  for (let at = path; ; at = parentOf(at)) {
    const value = values.get(at)
    if (value !== undefined || at === '') return value
  }
}
