import { compileFilter } from '@caselore/core/filter'
import type { NearDuplicate } from '@caselore/core/search'
import type { JsonObject } from '@caselore/core/shared'
import { type CharacterMap, loadTraditionalMap } from '../analysis/index.js'
import type { SearchScope } from '../types.js'
import { bandsOf, minHash } from './min-hash.js'
import { containment, resemblance, shinglesOf } from './shingles.js'

export interface ComparedText {
  readonly id: string
  readonly text: string
  /** What scopes may ask about. */
  readonly attributes: JsonObject
}

export interface NearDuplicates {
  put(texts: readonly ComparedText[]): void
  remove(ids: readonly string[]): void
  /** Texts in scope that resemble the given one by `least` (0 to 1, default 0.4) or more, the closest first. */
  find(question: {
    readonly text: string
    readonly scope: SearchScope
    readonly except?: string
    readonly least?: number
    readonly limit?: number
  }): readonly NearDuplicate[]
}

interface Kept {
  readonly id: string
  readonly shingles: ReadonlySet<string>
  readonly bands: readonly string[]
  readonly attributes: JsonObject
}

/**
 * Finds texts that say nearly the same, without comparing with each: candidates share a band of their MinHash signatures
 * (Broder 1997; 32 bands of 2, which misses one in a thousand at a resemblance of 0.45 and one in two hundred at 0.4),
 * and of those the resemblance is counted, not estimated. To be asked before a case is saved.
 */
export async function createNearDuplicates(characters?: CharacterMap): Promise<NearDuplicates> {
  const map = characters ?? (await loadTraditionalMap())
  const kept = new Map<string, Kept>()
  const byBand = new Map<string, Set<Kept>>()

  function remove(id: string): void {
    const one = kept.get(id)
    if (!one) return
    kept.delete(id)
    for (const band of one.bands) {
      const others = byBand.get(band)
      others?.delete(one)
      if (others?.size === 0) byBand.delete(band)
    }
  }

  return {
    put(texts) {
      for (const { id, text, attributes } of texts) {
        remove(id)
        const shingles = shinglesOf(text, map)
        const one = {
          id,
          shingles,
          bands: bandsOf(minHash(shingles)),
          attributes: structuredClone(attributes),
        }
        kept.set(id, one)
        for (const band of one.bands) byBand.set(band, (byBand.get(band) ?? new Set()).add(one))
      }
    },
    remove: (ids) => ids.forEach(remove),
    find({ text, scope, except, least = 0.4, limit = 5 }) {
      const shingles = shinglesOf(text, map)
      const admits = admitterOf(scope)
      const candidates = new Set(bandsOf(minHash(shingles)).flatMap((band) => [...(byBand.get(band) ?? [])]))
      return [...candidates]
        .filter((one) => one.id !== except && admits(one.attributes))
        .map((one) => ({
          id: one.id,
          resemblance: resemblance(shingles, one.shingles),
          containment: containment(shingles, one.shingles),
        }))
        .filter((one) => one.resemblance >= least)
        .sort((a, b) => b.resemblance - a.resemblance || (a.id < b.id ? -1 : 1))
        .slice(0, limit)
    },
  }
}

function admitterOf(scope: SearchScope): (row: JsonObject) => boolean {
  if (scope === 'all') return () => true
  return scope === 'none' ? () => false : compileFilter(scope)
}
