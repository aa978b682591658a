/**
 * One idempotency key per thing that a person wants done: the same content sent again, after a failure or by a double
 * click, carries the same key and is done once; other content is another wish.
 */
export function createIntent(newKey: () => string = () => crypto.randomUUID()) {
  let current: { readonly content: string; readonly key: string } | undefined
  return {
    keyFor(wish: unknown): string {
      const content = JSON.stringify(wish)
      if (current?.content !== content) current = { content, key: newKey() }
      return current.key
    },
    /** It was done: the same content from now on is a new wish. */
    done(): void {
      current = undefined
    },
  }
}
