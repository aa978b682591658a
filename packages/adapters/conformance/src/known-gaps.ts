/** Throws when a known gap names no scenario or gives no reason. */
export function assertGaps(
  knownGaps: Readonly<Record<string, string>>,
  scenarios: readonly { readonly key: string }[],
): void {
  for (const [key, reason] of Object.entries(knownGaps)) {
    if (!scenarios.some((scenario) => scenario.key === key)) throw new Error(`No scenario is called ${key}.`)
    if (!reason.trim()) throw new Error(`The known gap ${key} gives no reason.`)
  }
}
