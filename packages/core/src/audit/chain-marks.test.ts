import { beforeAll, describe, expect, it } from 'vitest'
import { type AuditEntry, chainEntry, verifyChain } from './index.js'
import { chainOf } from './testing/chain-of.js'

describe('a chain that must lead through marks', () => {
  let chain: AuditEntry[]
  const markAt = (seq: number, signed = true) => ({ seq, hash: chain[seq - 1]?.hash ?? '', signed })
  const found = async (entries: AuditEntry[], options: Parameters<typeof verifyChain>[1]) => {
    const result = await verifyChain(entries, options)
    return result.ok ? result.value.count : [result.refusals[0].code, result.refusals[0].details]
  }
  /** The chain as someone leaves it who changed one entry and knew how to hash. */
  async function rewrittenFrom(seq: number): Promise<AuditEntry[]> {
    const forged = chain.slice(0, seq - 1)
    for (const { previous: _p, hash: _h, ...record } of chain.slice(seq - 1)) {
      const actor = record.seq === seq ? 'nobody' : record.actor
      forged.push(await chainEntry(forged.at(-1)?.hash ?? '', { ...record, actor }))
    }
    return forged
  }
  beforeAll(async () => {
    chain = await chainOf(9)
  })

  it('passes when it does', async () => {
    expect(await found(chain, { marks: [markAt(3), markAt(9)] })).toBe(9)
    const after = { seq: 4, hash: chain[3]?.hash ?? '' }
    expect(await found(chain.slice(4), { after, marks: [markAt(3), markAt(4), markAt(7)] })).toBe(5)
  })

  it('shows a rewriting that fits in itself, as narrowly as the marks allow', async () => {
    expect(await found(await rewrittenFrom(5), {})).toBe(9)
    expect(await found(await rewrittenFrom(5), { marks: [markAt(3), markAt(7), markAt(9)] })).toEqual([
      'audit.rewritten',
      { from: 4, seq: 7 },
    ])
  })

  it('shows an end that was cut off', async () => {
    expect(await found(chain.slice(0, 6), { marks: [markAt(3), markAt(8)] })).toEqual([
      'audit.missing',
      { seq: 7 },
    ])
    expect(await found([], { marks: [markAt(3)] })).toEqual(['audit.missing', { seq: 1 }])
  })

  it('holds a mark that nobody signed against the entry itself', async () => {
    const mark = { seq: 9, hash: 'f'.repeat(64) }
    expect(await found(chain, { marks: [mark] })).toEqual(['audit.altered', { seq: 9, id: 'audit-9' }])
  })

  it('names an entry whose number was taken away', async () => {
    const unnumbered = chain.map((entry) => (entry.seq === 4 ? { ...entry, seq: undefined } : entry))
    expect(await found(unnumbered as unknown as AuditEntry[], {})).toEqual([
      'audit.altered',
      { seq: 4, id: 'audit-4' },
    ])
  })
})
