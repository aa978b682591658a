import type { SearchDocument } from '@caselore/core/search'
import type { Ask, PostgresDriver } from '@caselore/postgres'
import type { Settings } from './answer.js'
import {
  createGeneration,
  emptyGeneration,
  forgetGenerations,
  lockTenant,
  serve,
  servingGeneration,
} from './generations.js'
import { type PreparedDocument, prepareDocument, requireStorable } from './prepare-document.js'
import { putRows, removeRows } from './write-rows.js'

/** Changes of the index; those of one engine must wait for one another, those of others wait at the tenant. */
export interface Writer {
  /** The caller's documents as they are now, checked. */
  copy(documents: readonly SearchDocument[]): readonly SearchDocument[]
  put(documents: readonly SearchDocument[]): Promise<void>
  remove(tenant: string, ids: readonly string[], kind?: string): Promise<void>
  clear(tenant: string): Promise<void>
  rebuild(tenant: string, batches: AsyncIterable<readonly SearchDocument[]>): Promise<void>
  forgetOtherVersions(tenant: string): Promise<void>
}

/** So many documents go into one statement. */
const perStatement = 200
/** About a frame's work of analysis; then others may have a turn. */
const charactersPerTurn = 20_000

export function createWriter(driver: Pick<PostgresDriver, 'transaction'>, settings: Settings): Writer {
  const { analyzer, schema, names, identity } = settings

  async function prepare(documents: readonly SearchDocument[]): Promise<PreparedDocument[]> {
    const prepared: PreparedDocument[] = []
    let characters = 0
    for (const document of documents) {
      const one = prepareDocument(document, names, schema, analyzer)
      prepared.push(one)
      characters += one.texts.length
      if (characters > charactersPerTurn) {
        characters = 0
        await new Promise((resolve) => setTimeout(resolve))
      }
    }
    return prepared
  }

  return {
    copy(documents) {
      for (const document of documents) requireStorable(document, schema)
      return structuredClone(documents)
    },
    async put(documents) {
      if (documents.length === 0) return
      const prepared = await prepare(documents)
      await driver.transaction(async (ask) => {
        for (const [tenant, own] of groupBy(prepared, (document) => document.tenant)) {
          await lockTenant(ask, tenant)
          const generation =
            (await servingGeneration(ask, tenant, identity)) ??
            (await createGeneration(ask, tenant, identity, true))
          await putAll(ask, tenant, generation, own)
        }
      })
    },
    remove: (tenant, ids, kind) =>
      driver.transaction(async (ask) => {
        await lockTenant(ask, tenant)
        const generation = await servingGeneration(ask, tenant, identity)
        if (generation === undefined) return
        const kinds = kind === undefined ? await kindsOf(ask, tenant, generation) : [kind]
        for (const one of kinds) await removeRows(ask, { tenant, generation, kind: one }, ids)
      }),
    clear: (tenant) =>
      driver.transaction(async (ask) => {
        await lockTenant(ask, tenant)
        const generation = await servingGeneration(ask, tenant, identity)
        if (generation !== undefined) await emptyGeneration(ask, tenant, generation)
      }),
    async rebuild(tenant, batches) {
      const generation = await driver.transaction(async (ask) => {
        await lockTenant(ask, tenant)
        return createGeneration(ask, tenant, identity, false)
      })
      try {
        for await (const batch of batches) {
          for (const document of batch) requireStorable(document, schema)
          const prepared = await prepare(batch)
          const goesOn = await driver.transaction(async (ask) => {
            await lockTenant(ask, tenant)
            if (!(await isThere(ask, tenant, generation))) return false
            await putAll(ask, tenant, generation, prepared)
            return true
          })
          // A rebuild that began later has finished, and holds all that this one would.
          if (!goesOn) return
        }
      } catch (error) {
        await driver.transaction((ask) => forgetGenerations(ask, tenant, 'generation = $2', [generation]))
        throw error
      }
      await driver.transaction(async (ask) => {
        await lockTenant(ask, tenant)
        if (await isThere(ask, tenant, generation)) await serve(ask, tenant, generation, identity)
      })
    },
    forgetOtherVersions: (tenant) =>
      driver.transaction(async (ask) => {
        await lockTenant(ask, tenant)
        await forgetGenerations(ask, tenant, 'name = $2 AND version <> $3', [identity.name, identity.version])
      }),
  }
}

async function putAll(
  ask: Ask,
  tenant: string,
  generation: number,
  documents: readonly PreparedDocument[],
): Promise<void> {
  for (const [kind, own] of groupBy(documents, (document) => document.kind)) {
    for (let start = 0; start < own.length; start += perStatement)
      await putRows(ask, { tenant, generation, kind }, own.slice(start, start + perStatement))
  }
}

async function kindsOf(ask: Ask, tenant: string, generation: number): Promise<string[]> {
  const { rows } = await ask<{ kind: string }>({
    text: 'SELECT kind FROM caselore_search_partitions WHERE tenant = $1 AND generation = $2 ORDER BY kind',
    values: [tenant, generation],
  })
  return rows.map(({ kind }) => kind)
}

async function isThere(ask: Ask, tenant: string, generation: number): Promise<boolean> {
  const { rows } = await ask({
    text: 'SELECT 1 FROM caselore_search_states WHERE tenant = $1 AND generation = $2',
    values: [tenant, generation],
  })
  return rows.length > 0
}

/** By name, in one order for all, so that two that lock several do not wait for each other. */
function groupBy<Item>(items: readonly Item[], nameOf: (item: Item) => string): [string, Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(nameOf(item))
    if (group) group.push(item)
    else groups.set(nameOf(item), [item])
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}
