import { describe, expect, it } from 'vitest'
import { defineLifecycle } from '../../lifecycle/index.js'
import { grantLifecycle, grantLifecycleSource } from './grant-lifecycle.js'

describe('grantLifecycle', () => {
  it('is a sound table', () => {
    expect(defineLifecycle(grantLifecycleSource).transitions).toEqual(grantLifecycle.transitions)
  })

  it('knows no way back from rejected or revoked', () => {
    const leaving = (status: string) => grantLifecycle.transitions.filter(({ from }) => from === status)
    expect(leaving('rejected')).toEqual([])
    expect(leaving('revoked')).toEqual([])
  })
})
