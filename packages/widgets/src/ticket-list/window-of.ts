export interface WindowInput {
  /** Pixels scrolled. */
  readonly top: number
  /** Pixels visible. */
  readonly height: number
  /** Pixels per row, all equal. */
  readonly rowHeight: number
  readonly total: number
  /** Rows rendered beyond each edge; default 8. */
  readonly spare?: number
}

/** Which of equally high rows stand in view, as a half-open range with some to spare; empty for an empty list. */
export function windowOf({ top, height, rowHeight, total, spare = 8 }: WindowInput): {
  readonly start: number
  readonly end: number
} {
  const first = Math.floor(Math.max(0, top) / rowHeight)
  const last = Math.ceil((Math.max(0, top) + height) / rowHeight)
  const end = Math.min(total, last + spare)
  return { start: Math.max(0, Math.min(first - spare, end)), end }
}
