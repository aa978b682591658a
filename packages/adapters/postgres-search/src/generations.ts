import type { Ask } from '@caselore/postgres'
import { searchRefusals } from '@caselore/search'
import { generationTables } from './tables.js'

/** Which index is meant: of one name, made under one version of analyzer, engine and fields. */
export interface IndexIdentity {
  readonly name: string
  readonly version: string
}

/** Keeps other writers of a tenant waiting until the end of the transaction. */
export async function lockTenant(ask: Ask, tenant: string): Promise<void> {
  await ask({
    text: `INSERT INTO caselore_search_tenants (tenant, last) VALUES ($1, 0)
      ON CONFLICT (tenant) DO UPDATE SET last = caselore_search_tenants.last`,
    values: [tenant],
    name: 'caselore_search_lock',
  })
}

/** A new generation of a locked tenant. */
export async function createGeneration(
  ask: Ask,
  tenant: string,
  { name, version }: IndexIdentity,
  serving: boolean,
): Promise<number> {
  const { rows } = await ask<{ last: number }>({
    text: 'UPDATE caselore_search_tenants SET last = last + 1 WHERE tenant = $1 RETURNING last',
    values: [tenant],
  })
  const generation = Number(rows[0]?.last)
  await ask({
    text: `INSERT INTO caselore_search_states (tenant, generation, name, version, serving) VALUES ($1, $2, $3, $4, ${serving})`,
    values: [tenant, generation, name, version],
  })
  return generation
}

/** The generation that answers; `undefined` where the tenant has none. */
export async function servingGeneration(
  ask: Ask,
  tenant: string,
  { name, version }: IndexIdentity,
): Promise<number | undefined> {
  const { rows } = await ask<{ generation: number }>({
    text: `SELECT generation FROM caselore_search_states
      WHERE tenant = $1 AND name = $2 AND version = $3 AND serving ORDER BY generation DESC LIMIT 1`,
    values: [tenant, name, version],
    name: 'caselore_search_serving',
  })
  return rows[0]?.generation
}

/** Refuses where the tenant was indexed under other versions only: what an old analyzer stored, a new one misreads. */
export async function requireNoOtherVersion(
  ask: Ask,
  tenant: string,
  { name, version }: IndexIdentity,
): Promise<void> {
  const { rows } = await ask<{ version: string }>({
    text: `SELECT version FROM caselore_search_states
      WHERE tenant = $1 AND name = $2 AND version <> $3 AND serving ORDER BY generation DESC LIMIT 1`,
    values: [tenant, name, version],
  })
  const found = rows[0]?.version
  if (found === undefined) return
  throw searchRefusals.error('search.version_mismatch', { details: { found, expected: version } })
}

/** Makes a generation the one that answers, and forgets those of its identity that came before it. */
export async function serve(
  ask: Ask,
  tenant: string,
  generation: number,
  identity: IndexIdentity,
): Promise<void> {
  await ask({
    text: 'UPDATE caselore_search_states SET serving = true WHERE tenant = $1 AND generation = $2',
    values: [tenant, generation],
  })
  await forgetGenerations(ask, tenant, 'name = $2 AND version = $3 AND generation < $4', [
    identity.name,
    identity.version,
    generation,
  ])
}

/** Forgets the generations of a tenant that the condition names. */
export async function forgetGenerations(
  ask: Ask,
  tenant: string,
  condition: string,
  values: readonly (string | number)[],
): Promise<void> {
  const { rows } = await ask<{ generation: number }>({
    text: `DELETE FROM caselore_search_states WHERE tenant = $1 AND ${condition} RETURNING generation`,
    values: [tenant, ...values],
  })
  for (const { generation } of rows) await emptyGeneration(ask, tenant, generation)
}

export async function emptyGeneration(ask: Ask, tenant: string, generation: number): Promise<void> {
  for (const table of generationTables)
    await ask({
      text: `DELETE FROM ${table} WHERE tenant = $1 AND generation = $2`,
      values: [tenant, generation],
    })
}
