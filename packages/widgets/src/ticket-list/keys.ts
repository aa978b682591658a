export interface Place {
  readonly active: number
  readonly total: number
  /** Rows in view. */
  readonly page: number
}

/** Where a key leads in a list; `undefined` when it moves nothing. */
export function moveOf(key: string, { active, total, page }: Place): number | undefined {
  const target = {
    j: active + 1,
    ArrowDown: active + 1,
    k: active - 1,
    ArrowUp: active - 1,
    PageDown: active + page,
    PageUp: active - page,
    Home: 0,
    End: total - 1,
  }[key]
  return target === undefined ? undefined : Math.max(0, Math.min(target, total - 1))
}
