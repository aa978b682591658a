import { Refusal } from '@caselore/core/shared'
import { describe, expect, it } from 'vitest'
import { failureOf } from './failure.js'

const refusal = (code: string) =>
  new Refusal({ code, path: ['subject'], message: { zh: '不行。', en: 'No.' } })

describe('failureOf', () => {
  it('tells a refusal, a missing permission and an unreachable desk apart', () => {
    expect(failureOf(refusal('input.missing'))).toMatchObject({ kind: 'refused', code: 'input.missing' })
    expect(failureOf(refusal('policy.denied')).kind).toBe('denied')
    expect(failureOf(refusal('storage.unavailable')).kind).toBe('offline')
    expect(failureOf(new TypeError('Failed to fetch')).kind).toBe('offline')
    expect(failureOf(new TypeError('x is not a function')).kind).toBe('failed')
  })

  it('knows a refusal of another copy of the library by its shape', () => {
    const { code, messages, all } = refusal('ticket.closed')
    expect(failureOf(Object.assign(new Error('x'), { code, messages, all }))).toMatchObject({
      kind: 'refused',
      all,
    })
  })
})
