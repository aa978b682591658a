/** The fields of one kind on which an adapter keeps indexes. */
export interface Projection {
  /** Lists are sorted by them, in both directions, ties by id. */
  readonly orders: readonly string[]
  /** Records are found by their value: “all of one ticket”, “mine”. Each order serves as one too. */
  readonly lookups: readonly string[]
}

/**
 * The indexes that the desk’s own questions need, by kind. An adapter that keeps them answers lists, timelines and timers
 * without reading a kind through; everything else may be read through. `wakeAt` is the index of what is due next: timers
 * read it from its beginning and stop at the first record that is not due, so records without it must not be in the way.
 */
export const projections: Readonly<Record<string, Projection>> = {
  ticket: {
    orders: ['createdAt', 'updatedAt', 'dueAt', 'wakeAt'],
    lookups: ['requester', 'assignee', 'status'],
  },
  case: {
    orders: ['createdAt', 'updatedAt', 'submittedAt', 'publishedAt', 'wakeAt'],
    lookups: ['author', 'status'],
  },
  comment: { orders: [], lookups: ['ticket'] },
  case_edition: { orders: [], lookups: ['case'] },
  article: { orders: ['updatedAt'], lookups: ['author', 'status'] },
  feedback: { orders: [], lookups: ['case'] },
  grant: { orders: ['requestedAt'], lookups: ['status', 'subject'] },
  audit: { orders: ['seq', 'at'], lookups: ['actor'] },
  audit_checkpoint: { orders: ['seq'], lookups: [] },
  receipt: { orders: ['at'], lookups: [] },
  tombstone: { orders: ['at'], lookups: [] },
}
