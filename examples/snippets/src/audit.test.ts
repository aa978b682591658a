import { createDesk, definePolicy, manualClock, memoryStorage, standardPolicy } from '@caselore/core'
import { ecdsaSigner, ecdsaVerifier, type RetentionClass, standardRetention } from '@caselore/core/audit'
import { expect, it } from 'vitest'

const tenant = 'acme'
const person = (id: string, role: string) => ({
  tenant,
  actor: { id, roles: [role], attributes: { regions: ['*'] } },
  environment: { ip: '203.0.113.9', region: '上海' },
})

async function deskWithKeys() {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' }
  const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify'])
  const clock = manualClock(Date.UTC(2026, 2, 10, 2))
  const desk = await createDesk({
    storage: memoryStorage(),
    clock,
    auditSigner: ecdsaSigner('2026', privateKey),
    auditVerifier: ecdsaVerifier({ '2026': publicKey }),
  })
  return { desk, clock }
}

it('is read, verified and exported by auditors, and cared for by jobs of the host', async () => {
  const { desk, clock } = await deskWithKeys()
  await desk.as(person('agent-1', 'agent')).tickets.file({ subject: '注塑机停机' }, { reason: '电话报修' })
  const { audit } = desk.as(person('auditor-1', 'auditor'))

  const where = { field: 'action', op: 'prefix', value: 'ticket.' } as const
  const [entry] = (await audit.list({ where })).items
  expect(entry).toMatchObject({ actor: 'agent-1', action: 'ticket.file', reason: '电话报修' })

  const auditing = desk.auditing({ tenant, by: 'nightly-job' })
  const checkpoint = await auditing.checkpoint()
  expect(await audit.verify({ checkpoint })).toMatchObject({ whole: true, count: 2 })

  const lines: string[] = []
  for await (const line of audit.export({ format: 'csv', where, reason: '年度审查' })) lines.push(line)
  expect(lines).toHaveLength(2)

  const hold = await audit.hold({ where: { field: 'actor', op: 'eq', value: 'agent-1' }, reason: '诉讼' })
  clock.advance(365 * 86_400_000)
  const classes: RetentionClass[] = [
    ...standardRetention,
    { id: 'access', days: 365, where: { field: 'action', op: 'prefix', value: 'grant.' } },
  ]
  expect(await auditing.purge(classes)).toMatchObject({ count: 0, kept: { hold: hold.id } })
  await audit.release(hold.id, '结案')
  expect((await auditing.purge(classes)).count).toBeGreaterThan(0)
  expect(await audit.verify()).toMatchObject({ whole: true })
})

it('hears of repeated denials once policy has them written down', async () => {
  const policy = definePolicy({
    extends: standardPolicy,
    without: ['region-tickets'],
    roles: {},
    rules: [
      {
        id: 'region-tickets-noted',
        effect: 'forbid',
        roles: ['staff'],
        actions: ['ticket.read'],
        where: { not: { field: 'regions', op: 'has', value: { ref: 'actor.regions' } } },
        obligations: [{ type: 'audit', about: 'other_region' }],
      },
    ],
  })
  const desk = await createDesk({
    storage: memoryStorage(),
    policy,
    clock: manualClock(Date.UTC(2026, 2, 10, 2)),
  })
  const actor = { id: 'agent-north', roles: ['agent'], attributes: { regions: ['华北'] } }
  const { id } = await desk
    .as({ tenant, actor: { ...actor, id: 'agent-1', attributes: { regions: ['华东'] } } })
    .tickets.file({ subject: '注塑机停机' })
  const curious = desk.as({ tenant, actor })
  for (let i = 0; i < 5; i++) await curious.tickets.get(id).catch(() => undefined)
  expect(await desk.auditing({ tenant }).scan()).toMatchObject([
    { rule: 'repeated-denials', actor: 'agent-north', details: { count: 5 } },
  ])
})
