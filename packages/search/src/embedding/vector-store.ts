import { compareCodePoints, compileFilter } from '@caselore/core/filter'
import type { JsonObject } from '@caselore/core/shared'
import type { SearchScope } from '../types.js'

export interface VectorRow {
  readonly id: string
  readonly tenant: string
  readonly kind: string
  readonly vector: Float32Array
  /** What scopes and filters may ask about. */
  readonly attributes: JsonObject
}

export interface VectorQuery {
  readonly tenant: string
  readonly kind: string
  readonly scope: SearchScope
  readonly vector: Float32Array
  readonly limit: number
}

export interface VectorHit {
  readonly id: string
  /** Cosine, −1 to 1. */
  readonly similarity: number
}

/** The port for vectors: pgvector, an engine’s own, or {@link exactVectorStore}. Scope comes before ranking here too. */
export interface VectorStore {
  put(rows: readonly VectorRow[]): Promise<void>
  remove(tenant: string, ids: readonly string[], kind?: string): Promise<void>
  nearest(query: VectorQuery): Promise<readonly VectorHit[]>
  clear(tenant: string): Promise<void>
}

interface Kept {
  readonly vector: Float32Array
  readonly attributes: JsonObject
}

/** A store in memory that compares with every row: exact, and right up to some ten thousand rows. */
export function exactVectorStore(): VectorStore {
  const tenants = new Map<string, Map<string, Map<string, Kept>>>()

  function rowsOf(tenant: string, kind: string): Map<string, Kept> {
    const kinds = tenants.get(tenant) ?? new Map<string, Map<string, Kept>>()
    tenants.set(tenant, kinds)
    const rows = kinds.get(kind) ?? new Map<string, Kept>()
    kinds.set(kind, rows)
    return rows
  }

  return {
    async put(rows) {
      for (const { id, tenant, kind, vector, attributes } of rows)
        rowsOf(tenant, kind).set(id, { vector: unitOf(vector), attributes: structuredClone(attributes) })
    },
    async remove(tenant, ids, kind) {
      for (const [name, rows] of tenants.get(tenant) ?? []) {
        if (kind === undefined || kind === name) for (const id of ids) rows.delete(id)
      }
    },
    async nearest({ tenant, kind, scope, vector, limit }) {
      if (scope === 'none') return []
      const admits = scope === 'all' ? () => true : compileFilter(scope)
      const asked = unitOf(vector)
      const hits: VectorHit[] = []
      for (const [id, row] of tenants.get(tenant)?.get(kind) ?? []) {
        if (admits(row.attributes)) hits.push({ id, similarity: dot(asked, row.vector) })
      }
      return hits.sort((a, b) => b.similarity - a.similarity || compareCodePoints(a.id, b.id)).slice(0, limit)
    },
    clear: async (tenant) => void tenants.delete(tenant),
  }
}

function unitOf(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector))
  return length > 0 ? vector.map((value) => value / length) : vector.slice()
}

function dot(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length)
    throw new Error(`vectors of ${a.length} and ${b.length} numbers cannot be compared`)
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0)
  return sum
}
