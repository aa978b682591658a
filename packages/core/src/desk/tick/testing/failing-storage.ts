import type { Storage } from '../../../storage/index.js'

/** What a killed process sees: nothing any more. */
export class Killed extends Error {}

/**
 * A storage whose process is killed at its n-th call, before the call or after it took effect; then every call of it
 * fails. The data live on in the storage inside.
 */
export function killedAt(
  inner: Storage,
  n: number,
  when: 'before' | 'after',
): Storage & { readonly calls: () => number } {
  let calls = 0
  let dead = false
  async function at<Value>(work: () => Promise<Value>): Promise<Value> {
    if (dead) throw new Killed('dead')
    calls += 1
    const last = calls === n
    if (last) dead = true
    if (last && when === 'before') throw new Killed('before')
    const value = await work()
    if (last) throw new Killed('after')
    return value
  }
  return { ...around(inner, at), calls: () => calls }
}

/**
 * A storage whose calls take their time, each another, before and after they take effect: so that processes over the same
 * data meet in the middle of their work. The same seed gives the same times.
 */
export function unhurried(inner: Storage, seed: number): Storage {
  let state = (seed % 2_147_483_646) + 1
  const wait = async () => {
    state = (state * 48_271) % 2_147_483_647
    for (let i = state % 3; i > 0; i--) await new Promise((resolve) => setTimeout(resolve))
  }
  async function at<Value>(work: () => Promise<Value>): Promise<Value> {
    await wait()
    const value = await work()
    await wait()
    return value
  }
  return around(inner, at)
}

function around(inner: Storage, at: <Value>(work: () => Promise<Value>) => Promise<Value>): Storage {
  return {
    ...inner,
    get: (...args) => at(() => inner.get(...args)),
    query: (...args) => at(() => inner.query(...args)),
    commit: (...args) => at(() => inner.commit(...args)),
    changes: (...args) => at(() => (inner.changes as NonNullable<Storage['changes']>)(...args)),
  }
}
