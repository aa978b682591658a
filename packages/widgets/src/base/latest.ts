/**
 * Lets only the newest of overlapping questions answer: an answer to a question that was overtaken is `undefined`, and so
 * is its failure. Typing quickly must not show the results of an earlier word.
 */
export function createLatest() {
  let newest = 0
  return {
    async run<Answer>(ask: () => Promise<Answer>): Promise<{ readonly answer: Answer } | undefined> {
      newest += 1
      const mine = newest
      try {
        const answer = await ask()
        return mine === newest ? { answer } : undefined
      } catch (error) {
        if (mine === newest) throw error
        return undefined
      }
    },
    /** Whatever is under way is no longer wanted. */
    forget(): void {
      newest += 1
    },
  }
}
