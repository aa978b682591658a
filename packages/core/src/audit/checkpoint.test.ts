import { describe, expect, it } from 'vitest'
import {
  type AuditCheckpoint,
  type AuditSigner,
  type AuditVerifier,
  createCheckpoint,
  ecdsaSigner,
  ecdsaVerifier,
  insecureTestSigner,
  verifyCheckpoint,
} from './index.js'

const head = { seq: 40, hash: 'a'.repeat(64) }
const facts = { tenant: 'acme', at: Date.UTC(2026, 10, 24) }

async function ecdsaKeys(keyId: string): Promise<AuditSigner & AuditVerifier> {
  const usages: KeyUsage[] = ['sign', 'verify']
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, usages)
  return { ...ecdsaSigner(keyId, keys.privateKey), ...ecdsaVerifier({ [keyId]: keys.publicKey }) }
}

describe.each([
  ['ECDSA P-256', ecdsaKeys],
  ['HMAC', insecureTestSigner],
])('a checkpoint signed by %s', (_name, keysFor) => {
  it('vouches for the place that it names', async () => {
    const keys = await keysFor('k1')
    const checkpoint = await createCheckpoint(head, keys, facts)
    expect(checkpoint).toMatchObject({ ...head, ...facts, purpose: 'checkpoint', keyId: 'k1' })
    expect(await verifyCheckpoint(checkpoint, keys, { tenant: 'acme' })).toEqual({ ok: true, value: head })
  })

  it('is worth nothing once anything in it is changed', async () => {
    const keys = await keysFor('k1')
    const checkpoint = await createCheckpoint(head, keys, facts)
    const forgeries: Partial<AuditCheckpoint>[] = [
      { seq: 39 },
      { hash: 'b'.repeat(64) },
      { at: facts.at + 1 },
      { keyId: 'k2' },
      { keyId: '__proto__' },
      { tenant: 'other' },
      { purpose: 'anchor' },
      { signature: '' },
      { signature: checkpoint.signature.replace(/^../, (two) => (two === '00' ? '01' : '00')) },
    ]
    for (const change of forgeries) {
      const result = await verifyCheckpoint({ ...checkpoint, ...change }, keys, { tenant: 'acme' })
      expect([change, result.ok || result.refusals[0].code]).toEqual([change, 'audit.bad_signature'])
    }
  })

  it('never passes for an anchor, nor for another tenant’s', async () => {
    const keys = await keysFor('k1')
    const checkpoint = await createCheckpoint(head, keys, facts)
    expect((await verifyCheckpoint(checkpoint, keys, { tenant: 'acme', purpose: 'anchor' })).ok).toBe(false)
    expect((await verifyCheckpoint(checkpoint, keys, { tenant: 'other' })).ok).toBe(false)
    const turned = { ...checkpoint, purpose: 'anchor' } as const
    expect((await verifyCheckpoint(turned, keys, { tenant: 'acme', purpose: 'anchor' })).ok).toBe(false)
  })
})
