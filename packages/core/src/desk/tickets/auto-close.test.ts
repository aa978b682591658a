import { describe, expect, it } from 'vitest'
import { definePolicy, standardPolicy } from '../../policy/index.js'
import type { Session } from '../../schema/index.js'
import { refusalOf } from '../testing/refusal-of.js'
import { world } from '../testing/world.js'

const day = 86_400_000

/** Somebody whom the host lets close what nobody answers. */
const janitor: Session = {
  tenant: 'acme',
  actor: { id: 'janitor', roles: ['janitor'], attributes: { regions: ['*'] } },
  zone: 'Asia/Shanghai',
}
const policy = definePolicy({
  extends: standardPolicy,
  roles: { janitor: {} },
  rules: [
    { id: 'janitor', effect: 'permit', roles: ['janitor'], actions: ['ticket.read', 'ticket.auto_close'] },
  ],
})

async function resolved() {
  const { as, clock, desk } = await world({ policy })
  const { id } = await as('requester').tickets.file({ subject: '停机' })
  await as('agent').tickets.send(id, { type: 'ticket.start' })
  await as('agent').tickets.send(id, { type: 'ticket.resolve', resolution: '已更换' })
  const service = desk.as(janitor)
  const close = () => service.tickets.send(id, { type: 'ticket.auto_close' })
  const step = async () =>
    (await service.tickets.transitions(id)).find(({ event }) => event === 'ticket.auto_close')
  const actions = async () => (await service.tickets.get(id)).access.actions
  return { as, clock, id, close, step, actions }
}

describe('closing by itself', () => {
  it('waits for three business days of silence after the solution', async () => {
    const { clock, close, step } = await resolved()
    // From Tuesday, the third business day is Friday.
    clock.advance(3 * day - 1)
    expect(await step()).toMatchObject({
      open: false,
      refusal: { code: 'lifecycle.not_silent_long_enough', details: { days: 3 } },
    })
    expect(await refusalOf(close())).toMatchObject({ code: 'lifecycle.not_silent_long_enough' })
    clock.advance(1)
    expect(await step()).toMatchObject({ open: true })
    expect(await close()).toMatchObject({ statusCategory: 'closed' })
  })

  it('begins anew with each word to the other side, and not with a note', async () => {
    const { as, clock, id, step } = await resolved()
    clock.advance(2 * day)
    await as('agent').tickets.comment(id, { text: '请确认是否恢复。', visibility: 'public' })
    clock.advance(day)
    await as('agent').tickets.comment(id, { text: '客户在出差。', visibility: 'internal' })
    expect(await step()).toMatchObject({ open: false })
    // Asked on Thursday; Friday, Monday and Tuesday are worked.
    clock.advance(4 * day)
    expect(await step()).toMatchObject({ open: true })
  })

  it('is among the actions of whoever may do it; whether it is time yet, the step says', async () => {
    const { id, as, actions, step } = await resolved()
    expect(await actions()).toContain('ticket.auto_close')
    expect(await step()).toMatchObject({ open: false })
    expect((await as('agent').tickets.get(id)).access.actions).not.toContain('ticket.auto_close')
  })
})
