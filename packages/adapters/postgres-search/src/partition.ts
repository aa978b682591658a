/** A tenant's rows of one kind in one generation of the index. */
export interface Partition {
  readonly tenant: string
  readonly generation: number
  readonly kind: string
}

/** What is kept of a partition beside its rows, for BM25. */
export interface PartitionSums {
  readonly documents: number
  /** By field: the lengths of all its texts added up. */
  readonly lengths: readonly number[]
}
