/**
 * Runs the work of a scenario that is known not to hold. Resolves when it fails, or is not done after so many milliseconds; throws when it
 * holds by now, so that the list of gaps stays true. Resolves to `false` when the scenario does not apply.
 */
export async function runGap(key: string, work: () => Promise<boolean>, timeout: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLong = new Promise<'fails'>((resolve) => {
    timer = setTimeout(() => resolve('fails'), timeout)
  })
  const outcome = await Promise.race([tooLong, work().catch(() => 'fails' as const)])
  clearTimeout(timer)
  if (outcome === true)
    throw new Error(`${key} is no longer a gap: the scenario passes. Take it out of knownGaps.`)
  return outcome === 'fails'
}
