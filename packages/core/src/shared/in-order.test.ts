import { describe, expect, it } from 'vitest'
import { type Happening, inOrder } from './in-order.js'
import type { JsonObject } from './json.js'

const event = (type: string, data: JsonObject = {}, at = 0): Happening => ({ type, at, actor: 'a', data })
const move = (type: string, from: string, to: string, at = 0) => event(type, { from, to }, at)
const filed = event('ticket.filed', { to: 'new' })
const typesOf = (events: readonly Happening[], now = 10) => inOrder(events, now).map(({ type }) => type)

describe('events of one instant', () => {
  it('begin with the beginning, then attributes, words and moves, each move where the one before it ended', () => {
    const events = [
      move('close', 'resolved', 'closed'),
      event('answer', { by: 'agent' }),
      move('resolve', 'open', 'resolved'),
      event('question', { by: 'requester' }),
      event('edit', { changed: { priority: 'high' } }),
      move('start', 'new', 'open'),
      filed,
    ]
    const expected = ['ticket.filed', 'edit', 'question', 'answer', 'start', 'resolve', 'close']
    expect(typesOf(events)).toEqual(expected)
    expect(typesOf([...events].reverse())).toEqual(expected)
  })

  it('stay in a status before they leave it', () => {
    const [started, triaged] = [move('a.started', 'new', 'open'), move('b.triaged', 'new', 'new')]
    expect(typesOf([filed, started, triaged])).toEqual(['ticket.filed', 'b.triaged', 'a.started'])
  })
})

it('keeps time before everything, and leaves out what comes after now', () => {
  expect(
    typesOf([move('late', 'x', 'y', 11), move('b', 'p', 'q', 2), move('a', 'q', 'p', 3), filed]),
  ).toEqual(['ticket.filed', 'b', 'a'])
})
