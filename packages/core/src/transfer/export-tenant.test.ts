import { describe, expect, it } from 'vitest'
import { actions } from '../schema/index.js'
import { memoryStorage, projections } from '../storage/index.js'
import { exportTenant } from './export-tenant.js'
import { standardKinds } from './kinds.js'
import { verifyExport } from './read-export.js'
import { codeOf, filled, linesOf, tenant } from './testing/tenants.js'

const put = (kind: string, id: string, doc = {}) => ({ kind, id, guard: 'absent' as const, doc })

describe('exportTenant', () => {
  it('holds what one tenant has, and nothing of another', async () => {
    const storage = await filled(3)
    await storage.commit({ tenant: 'other', puts: [put('ticket', 'secret')] })
    expect(await verifyExport(await linesOf(storage))).toMatchObject({
      rows: { ticket: 3, cursor: 1 },
      events: 3,
    })
    expect((await linesOf(storage)).join('')).not.toContain('secret')
  })

  it('gives equal files for equal tenants, whatever the order of keys and of writing', async () => {
    const one = memoryStorage()
    await one.commit({ tenant, puts: [put('ticket', 'b', { x: 1, y: 2 }), put('case', 'a')] })
    const other = memoryStorage()
    await other.commit({ tenant, puts: [put('case', 'a')] })
    await other.commit({ tenant, puts: [put('ticket', 'b', { y: 2, x: 1 })] })
    expect(await linesOf(one)).toEqual(await linesOf(other))
  })

  it('finds kinds by events, by audit entries, and by the host’s word', async () => {
    const storage = memoryStorage()
    const event = {
      id: 'e',
      type: 'x.y',
      aggregate: { kind: 'parcel', id: 'p' },
      version: 1,
      at: 1,
      actor: 'a',
    }
    await storage.commit({
      tenant,
      puts: [
        put('parcel', 'p'),
        put('invoice', 'i'),
        put('own', 'o'),
        put('audit', '1', { target: { kind: 'invoice', id: 'i' } }),
      ],
      events: [{ ...event, data: {} }],
    })
    expect((await verifyExport(await linesOf(storage))).rows).toEqual({ audit: 1, invoice: 1, parcel: 1 })
    const told = exportTenant(storage, { tenant, kinds: ['own'] })
    expect((await verifyExport(told)).rows).toEqual({ audit: 1, invoice: 1, own: 1, parcel: 1 })
  })

  it('knows the kinds of every action and of every index', () => {
    const known = new Set(standardKinds)
    const missing = [...Object.keys(actions), ...Object.keys(projections)].filter((kind) => !known.has(kind))
    expect(missing).toEqual([])
  })

  it('refuses at the end when the desk wrote meanwhile, so that the file is no export', async () => {
    const storage = await filled(150)
    const lines: string[] = []
    const exporting = (async () => {
      for await (const line of exportTenant(storage, { tenant })) {
        lines.push(line)
        if (lines.length === 2) await storage.commit({ tenant, puts: [put('audit_head', 'head')] })
      }
    })()
    expect(await codeOf(exporting)).toBe('transfer.changed_meanwhile')
    expect(await codeOf(verifyExport(lines))).toBe('transfer.truncated')
  })

  it('stops when it is told to', async () => {
    const stop = new AbortController()
    const exporting = exportTenant(await filled(150), { tenant, signal: stop.signal })
    await exporting.next()
    stop.abort()
    expect(await codeOf(exporting.next())).toBe('storage.aborted')
  })

  it('refuses a storage without a feed', async () => {
    const { changes: _, ...poor } = memoryStorage()
    expect(await codeOf(linesOf(poor))).toBe('transfer.storage_lacks')
  })
})
