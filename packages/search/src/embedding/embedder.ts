/**
 * What a host supplies to search by meaning: a model in the page, or a service behind its own server. Texts go in as they
 * are, so it is the host’s to see that none leaves for where it must not.
 */
export interface Embedder {
  /** Changes when vectors would; vectors of another are made anew. */
  readonly id: string
  readonly dimensions: number
  /** One vector for each text, in order, of `dimensions` numbers. `purpose` for models that tell the two apart. */
  embed(texts: readonly string[], purpose: 'document' | 'query'): Promise<readonly Float32Array[]>
}
