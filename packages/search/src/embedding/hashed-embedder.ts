import type { Embedder } from './embedder.js'

/**
 * A small embedder without a model: terms hashed to places, those of one `group` to the same place. Deterministic, for
 * tests and for trying the way; it knows no meaning but what the groups say.
 *
 * @example
 * ```ts
 * hashedEmbedder({ terms: analyzer.terms, groups: [['停机', '宕机', '罢工']] })
 * ```
 */
export function hashedEmbedder(options: {
  readonly terms: (text: string) => readonly string[]
  readonly groups?: readonly (readonly string[])[]
  readonly dimensions?: number
}): Embedder {
  const { terms, groups = [], dimensions = 256 } = options
  const leader = new Map(groups.flatMap((group) => group.map((term) => [term, group[0] ?? term] as const)))
  return {
    id: `hashed-${dimensions}`,
    dimensions,
    embed: async (texts) =>
      texts.map((text) => {
        const vector = new Float32Array(dimensions)
        for (const term of terms(text)) {
          const place = hashOf(leader.get(term) ?? term)
          vector[place % dimensions] = (vector[place % dimensions] ?? 0) + (leader.has(term) ? 3 : 1)
        }
        return vector
      }),
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
