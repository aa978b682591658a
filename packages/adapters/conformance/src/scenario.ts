import type { Capabilities, Storage } from '@caselore/core/storage'
import type { Faults } from './faults.js'

/** How much is physically kept, over all tenants: what an adapter can tell from beneath its own interface. */
export interface StoredSize {
  readonly rows: number
  readonly events: number
  readonly attempts: number
}

/** A storage to be tested, and how to get at it. */
export interface StorageSubject {
  /** As in the test report: `sqlite`, `crm`. */
  readonly name: string
  /** A fresh, empty storage, for each scenario anew. */
  create(): Storage | Promise<Storage>
  /** Another storage over the data of the one created last: a second worker, a second tab, a restart. */
  reopen?: (() => Storage | Promise<Storage>) | undefined
  /** Looks beneath the storage created last. */
  inspect?: (() => StoredSize | Promise<StoredSize>) | undefined
  /** Only the tenant `acme` can be reached, see `asTenantView`. */
  oneTenant?: boolean | undefined
  /** The switch that lies between the storages and their host, see `createFaults`. */
  faults?: Faults | undefined
}

/** What a scenario is given. */
export interface ScenarioContext {
  readonly storage: Storage
  /** Only where the scenario `needs` it. Closed after the scenario, like `storage`. */
  reopen(): Promise<Storage>
  inspect(): Promise<StoredSize>
  faults(): Faults
  /** The tenants that a scenario may use. */
  readonly tenants: readonly string[]
}

/** What a storage must have for a scenario to make sense: a capability, a method, or a helper of the subject. */
export type Need =
  | 'feed'
  | 'readToken'
  | 'count'
  | 'bulkLoad'
  | 'purge'
  | 'watch'
  | 'tenants'
  | 'oneTenant'
  | 'reopen'
  | 'inspect'
  | 'faults'

/** One promise of the contract, as data: it holds when `run` does not throw. */
export interface Scenario {
  /** Stable name, `area.what-holds`; known gaps refer to it. */
  readonly key: string
  readonly needs?: readonly Need[]
  run(context: ScenarioContext): Promise<void>
}

/**
 * Runs one scenario on a fresh storage. Rejects with what did not hold; resolves to `false` when the storage lacks what
 * the scenario needs.
 */
export async function runScenario(scenario: Scenario, subject: StorageSubject): Promise<boolean> {
  const storage = await subject.create()
  const open = [storage]
  try {
    if (!(scenario.needs ?? []).every((need) => has(need, subject, storage))) return false
    await scenario.run({
      storage,
      async reopen() {
        if (!subject.reopen) throw new Error(`${scenario.key} reopens without saying that it needs to.`)
        const again = await subject.reopen()
        open.push(again)
        return again
      },
      tenants: subject.oneTenant ? ['acme'] : ['acme', 'other'],
      async inspect() {
        if (!subject.inspect) throw new Error(`${scenario.key} inspects without saying that it needs to.`)
        return subject.inspect()
      },
      faults() {
        if (!subject.faults) throw new Error(`${scenario.key} makes faults without saying that it needs to.`)
        return subject.faults
      },
    })
    return true
  } finally {
    for (const each of open) await each.close()
  }
}

function has(need: Need, subject: StorageSubject, storage: Storage): boolean {
  if (need === 'reopen' || need === 'inspect' || need === 'faults') return subject[need] !== undefined
  if (need === 'tenants') return !subject.oneTenant
  if (need === 'oneTenant') return subject.oneTenant === true
  if (need === 'watch') return storage.watch !== undefined
  return storage.capabilities[need satisfies keyof Capabilities]
}
