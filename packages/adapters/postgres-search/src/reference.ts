import type { SearchSnapshot } from '@caselore/core/search'
import type { Json } from '@caselore/core/shared'
import type { Ask } from '@caselore/postgres'
import { searchRefusals } from '@caselore/search'
import type { IndexIdentity } from './generations.js'

/** By tenant the generation that answered when it was taken. */
type Reference = readonly (readonly [tenant: string, generation: number])[]

/** A snapshot of what is durable by itself: the names of generations, for telling later whether they are still there. */
export async function takeReference(
  ask: Ask,
  identity: IndexIdentity,
  tenant: string | undefined,
): Promise<Json> {
  return { generations: (await served(ask, identity, tenant)).map((pair) => [...pair]) }
}

/** Refuses a reference to generations that no longer answer, so that whoever restores builds anew. Changes nothing. */
export async function readReference(
  ask: Ask,
  identity: IndexIdentity,
  { data, tenant, version }: SearchSnapshot,
): Promise<void> {
  const wanted = referenceIn(data)
  if (!wanted || (tenant !== undefined && wanted.some(([name]) => name !== tenant)))
    throw searchRefusals.error('search.invalid_snapshot')
  const found = await served(ask, identity, tenant)
  if (JSON.stringify(found) !== JSON.stringify(wanted))
    throw searchRefusals.error('search.version_mismatch', {
      details: {
        found: `${version}, generations ${JSON.stringify(found)}`,
        expected: JSON.stringify(wanted),
      },
    })
}

function referenceIn(data: Json): Reference | undefined {
  if (typeof data !== 'object' || data === null || !('generations' in data)) return undefined
  const { generations } = data
  const isPair = (pair: unknown): pair is Reference[number] =>
    Array.isArray(pair) && typeof pair[0] === 'string' && Number.isInteger(pair[1])
  return Array.isArray(generations) && generations.every(isPair) ? generations : undefined
}

async function served(ask: Ask, { name, version }: IndexIdentity, tenant?: string): Promise<Reference> {
  const { rows } = await ask<{ tenant: string; generation: number }>({
    text: `SELECT tenant, max(generation) AS generation FROM caselore_search_states
      WHERE name = $1 AND version = $2 AND serving AND ($3::text IS NULL OR tenant = $3) GROUP BY tenant ORDER BY tenant`,
    values: [name, version, tenant ?? null],
  })
  return rows.map((row) => [row.tenant, Number(row.generation)] as const)
}
