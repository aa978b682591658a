import { createDesk, definePolicy, memoryStorage, standardPolicy } from '@caselore/core'
import { expect, it } from 'vitest'

it('adds a role, a rule and masks to the standard policy, as data', async () => {
  const policy = definePolicy({
    extends: standardPolicy,
    roles: { partner: { inherits: ['staff'] } },
    rules: [
      {
        id: 'partner-own-region',
        effect: 'permit',
        roles: ['partner'],
        actions: ['case.read', 'case.search'],
        where: { field: 'regions', op: 'has', value: { ref: 'actor.regions' } },
        fields: { solution: 'scrub', 'customer.*': 'hide' },
      },
    ],
  })
  const desk = await createDesk({ storage: memoryStorage(), policy })
  const actor = { id: 'p1', roles: ['partner'], attributes: { regions: ['华东'] } }
  const { can } = await desk.as({ tenant: 'acme', actor }).session()
  expect(can).toMatchObject({ 'case.read': 'conditional', 'ticket.read': 'no' })
})

it('refuses a policy that names what does not exist, with its path', () => {
  const broken = () =>
    definePolicy({
      roles: {},
      rules: [{ id: 'x', effect: 'permit', roles: ['ghost'], actions: ['case.read'] }],
    })
  expect(broken).toThrowError(expect.objectContaining({ code: 'policy.unknown_role' }))
})
