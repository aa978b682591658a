import { actions } from '@caselore/core/schema'
import { describe, expect, it } from 'vitest'
import { actionName } from './action-names.js'

describe('actionName', () => {
  it('has words in both languages for every action of the desk', () => {
    const all = Object.values(actions).flat()
    const unnamed = all.filter((action) => !/[一-鿿]/.test(actionName(action, 'zh-CN')))
    expect(unnamed).toEqual([])
    expect(all.filter((action) => /[一-鿿_]/.test(actionName(action, 'en')))).toEqual([])
  })

  it('leaves what it does not know as it is', () => {
    expect(actionName('ticket.freeze', 'zh-CN')).toBe('freeze')
  })
})
