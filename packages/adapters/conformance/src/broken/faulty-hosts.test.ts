import {
  defineStorage,
  memoryStorage,
  type Storage,
  StorageError,
  type StorageParts,
} from '@caselore/core/storage'
import { describe, expect, it } from 'vitest'
import { createFaults, type Faults } from '../faults.js'
import { runScenario } from '../scenario.js'
import { storageScenarios } from '../scenarios/index.js'

type Commit = StorageParts['commit']

/** A storage whose host is a memory storage behind a wire, and whose commits are made by `commit`. */
function overTheWire(faults: Faults, commit: (host: Storage, faults: Faults) => Commit): Storage {
  const host = memoryStorage()
  const { name, capabilities, changes } = host
  const wire = async <Value>(work: () => Promise<Value>) => faults.around(work)
  return defineStorage({
    name,
    capabilities: { ...capabilities, count: false, bulkLoad: false, purge: false },
    get: (keys, options) => wire(() => host.get(keys, options)),
    async query({ tenant, ...query }) {
      const page = await wire(() => host.query({ kind: query.kind, limit: 1000 }, { tenant }))
      return { rows: page.rows.slice(0, query.limit), more: page.rows.length > query.limit }
    },
    commit: commit(host, faults),
    ...(changes && { changes: (after, options) => wire(() => changes(after, options)) }),
  })
}

const sound =
  (host: Storage, faults: Faults): Commit =>
  async (writes) =>
    faults.around(() => host.commit(writes))

const broken = [
  {
    fault: 'writes rows first and the rest in a second request',
    caughtBy: 'fault.commit-is-whole-or-absent-before-any-operation',
    commit:
      (host: Storage, faults: Faults): Commit =>
      async (writes) => {
        const { tenant, puts, ...rest } = writes
        await faults.around(() => host.commit({ tenant, puts }))
        return faults.around(() => host.commit({ tenant, ...rest }))
      },
  },
  {
    fault: 'says that nothing happened when the answer was lost',
    caughtBy: 'fault.commit-is-whole-or-absent-after-any-operation',
    commit:
      (host: Storage, faults: Faults): Commit =>
      async (writes) => {
        try {
          return await faults.around(() => host.commit(writes))
        } catch (cause) {
          throw cause instanceof StorageError ? cause : new StorageError('storage.unavailable', { cause })
        }
      },
  },
  {
    fault: 'writes under its own key after a lost answer',
    caughtBy: 'fault.commit-is-whole-or-absent-after-any-operation',
    commit: (host: Storage, faults: Faults): Commit => {
      let sent = 0
      return async ({ idempotency, ...writes }) => {
        const own = idempotency && { ...idempotency, key: `${idempotency.key}-${sent++}` }
        return faults.around(() => host.commit({ ...writes, ...(own && { idempotency: own }) }))
      }
    },
  },
] as const

describe('a fault at every operation', () => {
  it.each(broken)('notices a storage that $fault', async ({ fault, caughtBy, commit }) => {
    const scenario = storageScenarios.find(({ key }) => key === caughtBy)
    if (!scenario) throw new Error(`No scenario is called ${caughtBy}.`)
    const faults = createFaults()
    const run = (by: typeof commit | typeof sound) =>
      runScenario(scenario, { name: fault, create: () => overTheWire(faults, by), faults })
    await expect(run(sound)).resolves.toBe(true)
    await expect(run(commit)).rejects.toThrow()
  })

  it('notices faults that lie nowhere', async () => {
    const scenario = storageScenarios.find(({ key }) => key.startsWith('fault.'))
    if (!scenario) throw new Error('There are no scenarios with faults.')
    const unwired = { name: 'memory', create: () => memoryStorage(), faults: createFaults() }
    await expect(runScenario(scenario, unwired)).rejects.toThrow('No operation went through')
  })
})
