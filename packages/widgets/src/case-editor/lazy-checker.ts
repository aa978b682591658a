import type { createChecker } from './checker.js'

type Checker = ReturnType<typeof createChecker>

/**
 * A checker that is loaded when it is first asked, because writing begins without it. One that cannot be loaded counts as a
 * check that failed, and is tried again with the next question.
 */
export function createLazyChecker(...given: Parameters<typeof createChecker>): Checker {
  const [store] = given
  let ready: Checker | undefined
  let loading: Promise<Checker> | undefined

  async function load(): Promise<Checker | undefined> {
    try {
      loading ??= import('./checker.js').then((loaded) => loaded.createChecker(...given))
      ready = await loading
    } catch {
      loading = undefined
      store.set({ checkFailed: true })
    }
    return ready
  }
  async function ask(what: (checker: Checker) => unknown): Promise<void> {
    const checker = ready ?? (await load())
    if (checker) await what(checker)
  }
  return {
    now: () => void ask((checker) => checker.now()),
    later: () => void ask((checker) => checker.later()),
    maskAll: () => ask((checker) => checker.maskAll()),
    mask: (finding) => void ask((checker) => checker.mask(finding)),
    rest() {
      if (loading) void ask((checker) => checker.rest())
    },
  }
}
