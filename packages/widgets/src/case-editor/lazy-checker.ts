import type { createChecker } from './checker.js'

type Checker = ReturnType<typeof createChecker>

/**
 * A checker that is loaded with the first question, because writing begins without it. One that cannot be
 * loaded counts as a check that failed, and is tried again with the next question.
 */
export function createLazyChecker(...given: Parameters<typeof createChecker>) {
  const [store] = given
  let ready: Checker | undefined
  let loading: Promise<Checker> | undefined
  async function ask(question: (checker: Checker) => void | Promise<void>): Promise<void> {
    try {
      loading ??= import('./checker.js').then((loaded) => loaded.createChecker(...given))
      ready ??= await loading
    } catch {
      loading = undefined
      return store.set({ checkFailed: true })
    }
    await question(ready)
  }
  return {
    ask,
    rest(): void {
      if (loading) void ask((checker) => checker.rest())
    },
  }
}
