import { createDesk, defineFields, memoryStorage } from '@caselore/core'
import { expect, it } from 'vitest'
import { z } from 'zod'

it('adds a typed field to one branch of the taxonomy', async () => {
  const machinery = defineFields({
    kind: 'case',
    node: 'machinery',
    fields: {
      machineHours: {
        schema: z.number().int().nonnegative(),
        title: { zh: '运行小时', en: 'Machine hours' },
        search: true,
      },
    },
  })
  const desk = await createDesk({ storage: memoryStorage(), customFields: [machinery] })
  const as = (role: string) =>
    desk.as({ tenant: 'acme', actor: { id: role, roles: [role], attributes: { regions: ['*'] } } })
  await as('library_admin').taxonomy.save({ id: 'machinery', name: '机械制造', aliases: [], position: 0 })
  await as('library_admin').taxonomy.save({
    id: 'after-sales',
    parent: 'machinery',
    name: '售后维护',
    aliases: [],
    position: 0,
  })
  const create = (custom: Record<string, number>, node: string) =>
    as('agent').cases.create({ title: '注塑机停机', content: { node, custom } })

  expect((await create({ machineHours: 12_000 }, 'after-sales')).custom).toEqual({ machineHours: 12_000 })
  await expect(create({ machineHours: -1 }, 'after-sales')).rejects.toMatchObject({
    code: 'input.bad_custom_field',
  })
  await expect(create({ colour: 3 }, 'machinery')).rejects.toMatchObject({
    code: 'input.unknown_custom_field',
  })
})
