import { describe, expect, it } from 'vitest'
import { defineLifecycle } from '../../lifecycle/index.js'
import { articleLifecycle, articleLifecycleSource } from './article-lifecycle.js'

describe('articleLifecycle', () => {
  it('is a sound table', () => {
    expect(defineLifecycle(articleLifecycleSource).transitions).toEqual(articleLifecycle.transitions)
  })
})
