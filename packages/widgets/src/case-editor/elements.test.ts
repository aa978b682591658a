import { checkCase, coreElements } from '@caselore/core/quality'
import { emptyCaseContent } from '@caselore/core/schema'
import { describe, expect, it } from 'vitest'
import { elementStates, isSensitive } from './elements.js'

describe('elementStates', () => {
  it('knows the six elements of the quality check, and that an empty case lacks them all', () => {
    const states = elementStates(checkCase(emptyCaseContent('注塑机停机')))
    expect(states.map(({ element }) => element)).toEqual([...coreElements])
    expect(states.every(({ missing }) => missing !== undefined)).toBe(true)
  })

  it('knows sensitive data by the check’s own codes', () => {
    const content = { ...emptyCaseContent('注塑机停机'), tags: ['13800138000'] }
    const found = checkCase(content).filter(isSensitive)
    expect(found.map(({ code }) => code)).toEqual(['quality.sensitive_phone'])
  })
})
