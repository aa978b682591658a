import type { RandomBytes } from '../shared/index.js'
import { subtle } from './cipher.js'
import type { KeyPort, NamedKey } from './key-port.js'

export interface InsecureTestKeys extends KeyPort {
  /** Makes a new tenant key, which new records are sealed with. */
  rotateTenantKey(tenant: string): Promise<void>
  /** Makes a new index key; the old one is kept for what was indexed by it. */
  rotateIndexKey(tenant: string): Promise<void>
}

interface TenantKeys {
  readonly wrapping: Map<string, NamedKey | 'destroyed'>
  readonly current: string[]
  readonly index: NamedKey[]
  readonly persons: Map<string, string[]>
}

/**
 * FOR TESTS ONLY: keys in memory, gone with the process, made from whatever source of randomness the test gives.
 *
 * @example
 * ```ts
 * const storage = encryptedStorage(memoryStorage(), { keys: insecureTestKeys(), fields })
 * ```
 */
export function insecureTestKeys(
  random: RandomBytes = (bytes) => void crypto.getRandomValues(bytes),
): InsecureTestKeys {
  const tenants = new Map<string, Promise<TenantKeys>>()
  let made = 0

  async function wrappingKey({ wrapping }: TenantKeys): Promise<NamedKey> {
    const id = `key-${++made}`
    const key = await subtle().importKey('raw', secret(random), 'AES-GCM', false, ['wrapKey', 'unwrapKey'])
    wrapping.set(id, { id, key })
    return { id, key }
  }
  async function indexKey({ index }: TenantKeys): Promise<void> {
    const id = `index-${++made}`
    const key = await subtle().importKey('raw', secret(random), hmac, false, ['sign'])
    index.unshift({ id, key })
  }
  async function addTenantKey(held: TenantKeys): Promise<void> {
    held.current.unshift((await wrappingKey(held)).id)
  }
  async function create(): Promise<TenantKeys> {
    const held: TenantKeys = { wrapping: new Map(), current: [], index: [], persons: new Map() }
    await addTenantKey(held)
    await indexKey(held)
    return held
  }
  function keysOf(tenant: string): Promise<TenantKeys> {
    const held = tenants.get(tenant) ?? create()
    tenants.set(tenant, held)
    return held
  }

  return {
    async current(tenant) {
      const { wrapping, current } = await keysOf(tenant)
      return wrapping.get(current[0] ?? '') as NamedKey
    },
    get: async (tenant, id) => (await keysOf(tenant)).wrapping.get(id),
    indexKeys: async (tenant) => [...(await keysOf(tenant)).index] as [NamedKey, ...NamedKey[]],
    async getPersonKey(tenant, person) {
      const { wrapping, persons } = await keysOf(tenant)
      const [newest] = persons.get(person) ?? []
      return newest === undefined ? undefined : wrapping.get(newest)
    },
    async createPersonKey(tenant, person) {
      const held = await keysOf(tenant)
      const made = await wrappingKey(held)
      held.persons.set(person, [made.id, ...(held.persons.get(person) ?? [])])
      return made
    },
    async destroyPersonKey(tenant, person) {
      const held = await keysOf(tenant)
      const ids = held.persons.get(person) ?? [`none-${++made}`]
      held.persons.set(person, ids)
      for (const id of ids) held.wrapping.set(id, 'destroyed')
    },
    rotateTenantKey: async (tenant) => addTenantKey(await keysOf(tenant)),
    rotateIndexKey: async (tenant) => indexKey(await keysOf(tenant)),
  }
}

const hmac = { name: 'HMAC', hash: 'SHA-256' }

function secret(random: RandomBytes): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(32)
  random(bytes)
  return bytes
}
