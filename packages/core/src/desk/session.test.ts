import { describe, expect, it } from 'vitest'
import { definePolicy, type Rule, standardPolicy } from '../policy/index.js'
import type { Session } from '../schema/index.js'
import { refusalOf } from './testing/refusal-of.js'
import { morning, people, world } from './testing/world.js'

const minute = 60_000
const robot = (facts: Partial<Session> = {}): Session => ({
  ...people.agent,
  actor: { ...people.agent.actor, id: 'robot-1', kind: 'service' },
  ...facts,
})

describe('a session', () => {
  it('ends when it says', async () => {
    const { desk, clock } = await world()
    const client = desk.as({ ...people.agent, expiresAt: morning + minute })
    expect((await client.tickets.list()).items).toEqual([])
    clock.set(morning + minute)
    expect((await refusalOf(client.tickets.list())).code).toBe('desk.session_expired')
  })

  it('of a service is short, or is none', async () => {
    const { desk } = await world()
    const codeOf = async (session: Session) => (await refusalOf(desk.as(session).tickets.list())).code
    expect(await codeOf(robot())).toBe('desk.service_token_too_long')
    expect(await codeOf(robot({ expiresAt: morning + 61 * minute }))).toBe('desk.service_token_too_long')
    expect(await codeOf(robot({ issuedAt: morning - minute, expiresAt: morning + 60 * minute }))).toBe(
      'desk.service_token_too_long',
    )
    const client = desk.as(robot({ expiresAt: morning + 60 * minute }))
    expect((await client.tickets.file({ subject: '自动报修' })).status).toBe('new')
  })

  it('of a service is bound by the standard policy too', () => {
    const { actor } = robot()
    const ask = (tokenMinutes?: number) =>
      standardPolicy.decide({
        actor,
        action: 'ticket.read',
        resource: { id: 't1', regions: ['华东'] },
        env: { now: morning, ...(tokenMinutes === undefined ? {} : { tokenMinutes }) },
      })
    expect(ask()).toMatchObject({ effect: 'deny', rule: 'service-short-token' })
    expect(ask(61)).toMatchObject({ effect: 'deny', rule: 'service-short-token' })
    expect(ask(60)).toMatchObject({ effect: 'allow' })
  })

  it('is worth what the host says of its network, device and sign-in', async () => {
    const policy = definePolicy({
      extends: standardPolicy,
      roles: {},
      rules: [
        {
          id: 'edits-from-known-places',
          effect: 'forbid',
          actions: ['ticket.edit'],
          when: {
            not: {
              and: [
                { field: 'env.network', op: 'in', value: ['office', 'vpn'] },
                { field: 'env.device', op: 'eq', value: 'managed' },
                { field: 'env.signInLevel', op: 'gte', value: 2 },
              ],
            },
          },
        },
      ],
    })
    const { desk } = await world({ policy })
    const known = { network: 'vpn', device: 'managed', signInLevel: 2 }
    const { id } = await desk.as(people.agent).tickets.file({ subject: '注塑机停机' })
    const edit = (environment: Session['environment']) =>
      desk.as({ ...people.agent, environment }).tickets.edit(id, { tags: ['伺服'] })
    expect((await edit(known)).tags).toEqual(['伺服'])
    const others = [{ network: 'café' }, { device: 'private' }, { signInLevel: 1 }, { signInLevel: null }]
    for (const other of others)
      expect((await refusalOf(edit({ ...known, ...other }))).code).toBe('desk.denied')
    expect((await refusalOf(edit(undefined))).code).toBe('desk.denied')
  })

  const dated: Readonly<Record<string, Partial<Rule>>> = {
    'that begins later': { from: morning + minute },
    'whose condition on the asker names the moment': {
      when: { field: 'env.now', op: 'gte', value: morning + minute },
    },
    'that compares records with the moment': {
      where: { field: 'createdAt', op: 'lt', value: { ref: 'env.now' } },
    },
  }
  it.each(Object.entries(dated))('hears of a rule %s, also in the middle of a session', async (_, when) => {
    const policy = definePolicy({
      extends: standardPolicy,
      roles: {},
      rules: [{ id: 'closing-time', effect: 'forbid', actions: ['ticket.edit', 'ticket.read'], ...when }],
    })
    const { desk, clock } = await world({ policy })
    const client = desk.as(people.agent)
    const { id } = await client.tickets.file({ subject: '注塑机停机' })
    expect((await client.tickets.list()).items).toHaveLength(1)
    clock.set(morning + minute)
    expect((await client.tickets.list()).items).toEqual([])
    expect((await refusalOf(client.tickets.get(id))).code).toBe('desk.not_found')
  })
})
