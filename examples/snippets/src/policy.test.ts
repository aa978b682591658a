import { createDesk, definePolicy, memoryStorage, standardPolicy } from '@caselore/core'
import { defineGroups } from '@caselore/core/desk'
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

it('takes roles and regions from the groups of a directory', async () => {
  const groups = defineGroups(
    {
      groups: {
        'CN=Service-East': { roles: ['agent'], regions: ['华东'], team: 'support' },
        'CN=Library': { roles: ['library_admin'], regions: ['*'] },
      },
    },
    standardPolicy,
  )
  const desk = await createDesk({ storage: memoryStorage(), groups })
  const li = { id: 'li', groups: ['CN=Service-East'] }
  const client = desk.as({ tenant: 'acme', actor: groups.actorOf(li) })
  expect((await client.session()).actor).toMatchObject({ roles: ['agent'], regions: ['华东'] })
  const directory = desk.directory({ tenant: 'acme' })
  const synced = await directory.personSynced(li, { by: 'hr-system', lead: 'lead-1' })
  expect(synced.change).toBe('new')
})

it('writes an article, which an editor publishes', async () => {
  const desk = await createDesk({ storage: memoryStorage() })
  const as = (id: string, role: string) =>
    desk.as({ tenant: 'acme', actor: { id, roles: [role], attributes: { regions: ['*'] } } })
  const text = '先测母线电压，再交换驱动器验证。'
  const article = await as('agent-1', 'agent').articles.create({ title: 'E-1024 处理指引', text, cites: [] })
  await as('editor-1', 'case_editor').articles.send(article.id, { type: 'article.publish' })
  expect((await as('agent-2', 'agent').articles.get(article.id)).text).toBe(text)
})
