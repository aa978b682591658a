import { isRefusal } from '../shared/index.js'
import { StorageError } from '../storage/index.js'
import type { KeyPort, NamedKey } from './key-port.js'
import { encryptionRefusals } from './refusals.js'

/** The keys of one tenant for the length of one call, each asked for once. */
export interface Keyring {
  readonly tenant: string
  /** By name; `encryption.unknown_key` when the port has never heard of it. */
  byId(id: string): Promise<NamedKey | 'destroyed'>
  /** What a record that concerns this person (`undefined`: no one) is to be sealed with now. */
  newest(person: string | undefined): Promise<NamedKey | 'destroyed'>
  indexKeys(): Promise<readonly [NamedKey, ...NamedKey[]]>
}

/** Asks the port at most once for each key. A port that fails is `storage.unavailable`: nothing was written yet. */
export function keyring(port: KeyPort, tenant: string): Keyring {
  const byId = remembered(async (id: string) => {
    const key = await port.get(tenant, id)
    if (key) return key
    throw encryptionRefusals.error('encryption.unknown_key', { details: { key: id } })
  })
  const newest = remembered(async (person: string | undefined) =>
    person === undefined
      ? port.current(tenant)
      : ((await port.getPersonKey(tenant, person)) ?? (await port.createPersonKey(tenant, person))),
  )
  const indexKeys = remembered((_once: undefined) => port.indexKeys(tenant))
  return { tenant, byId, newest, indexKeys: () => indexKeys(undefined) }
}

function remembered<Name, Answer>(ask: (name: Name) => Promise<Answer>): (name: Name) => Promise<Answer> {
  const answers = new Map<Name, Promise<Answer>>()
  return (name) => {
    const answer = answers.get(name) ?? asStorage(ask, name)
    answers.set(name, answer)
    return answer
  }
}

async function asStorage<Name, Answer>(ask: (name: Name) => Promise<Answer>, name: Name): Promise<Answer> {
  try {
    return await ask(name)
  } catch (cause) {
    if (isRefusal(cause)) throw cause
    throw new StorageError('storage.unavailable', { cause })
  }
}
