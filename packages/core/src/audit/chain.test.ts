import { beforeAll, describe, expect, it } from 'vitest'
import { type AuditEntry, chainEntry, verifyChain } from './index.js'
import { chainOf } from './testing/chain-of.js'

const found = async (...args: Parameters<typeof verifyChain>) => {
  const result = await verifyChain(...args)
  return result.ok ? 'whole' : [result.refusals[0].code, result.refusals[0].details?.seq]
}

describe('verifyChain', () => {
  let chain: AuditEntry[]
  let head: { seq: number; hash: string }
  beforeAll(async () => {
    chain = await chainOf(9)
    head = { seq: 9, hash: chain[8]?.hash ?? '' }
  })

  it('passes an untouched chain and answers its head', async () => {
    expect(await verifyChain(chain)).toEqual({ ok: true, value: { count: 9, head } })
    expect(await verifyChain([])).toEqual({ ok: true, value: { count: 0, head: { seq: 0, hash: '' } } })
  })

  it('reads a stream, and goes on from where an earlier check ended', async () => {
    async function* stream() {
      yield* chain.slice(4)
    }
    const after = { seq: 4, hash: chain[3]?.hash ?? '' }
    expect(await verifyChain(stream(), { after, head })).toMatchObject({ ok: true, value: { count: 5 } })
  })

  it('does not depend on the order in which a storage gives the fields back', async () => {
    const turned = chain.map((entry) => Object.fromEntries(Object.entries(entry).reverse()) as AuditEntry)
    expect(await found(turned, { head })).toBe('whole')
  })

  const fields: [string, Partial<AuditEntry>][] = [
    ['actor', { actor: 'agent-2' }],
    ['time', { at: 1 }],
    ['value before', { changes: [{ path: ['subject'], before: '停机 6', after: '停机 5' }] }],
    ['environment', { environment: {} }],
    ['reason', { reason: '补记' }],
    ['link', { previous: 'f'.repeat(64) }],
    ['hash', { hash: 'f'.repeat(64) }],
  ]
  it.each(fields)('names the entry whose %s was altered', async (_name, change) => {
    const altered = chain.map((entry) => (entry.seq === 4 ? { ...entry, ...change } : entry))
    expect(await found(altered)).toEqual(['audit.altered', 4])
  })

  it('names an entry that was altered and hashed again', async () => {
    const { previous, hash: _, ...record } = chain[3] as AuditEntry
    const forged = await chainEntry(previous, { ...record, actor: 'agent-2' })
    expect(await found(chain.map((entry) => (entry.seq === 4 ? forged : entry)))).toEqual([
      'audit.altered',
      4,
    ])
  })

  it('names a last entry that was altered and hashed again, when the head is kept elsewhere', async () => {
    const { previous, hash: _, ...record } = chain[8] as AuditEntry
    const forged = await chainEntry(previous, { ...record, actor: 'agent-2' })
    expect(await found([...chain.slice(0, 8), forged], { head })).toEqual(['audit.altered', 9])
  })

  it('names the first missing entry, wherever the gap is', async () => {
    expect(await found(chain.filter(({ seq }) => seq !== 5))).toEqual(['audit.missing', 5])
    expect(await found(chain.slice(1))).toEqual(['audit.missing', 1])
    expect(await found(chain.slice(0, 7), { head })).toEqual(['audit.missing', 8])
    expect(await found([], { head })).toEqual(['audit.missing', 1])
  })

  it('tells an entry in the wrong place from a missing one', async () => {
    const [one, two, three, ...rest] = chain as [AuditEntry, AuditEntry, AuditEntry, ...AuditEntry[]]
    expect(await found([one, three, two, ...rest])).toEqual(['audit.out_of_order', 2])
    expect(await found([one, two, two, three])).toEqual(['audit.out_of_order', 2])
  })

  it('finds an entry moved to another number', async () => {
    const moved = chain.map((entry) =>
      entry.seq === 4 ? { ...entry, seq: 5 } : entry.seq === 5 ? { ...entry, seq: 4 } : entry,
    )
    moved.sort((a, b) => a.seq - b.seq)
    expect(await found(moved)).toEqual(['audit.altered', 4])
  })
})
