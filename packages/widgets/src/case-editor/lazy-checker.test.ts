import { describe, expect, it, vi } from 'vitest'
import { createStore } from '../base/controller.js'
import { createFakeClient } from '../testing/fake-client.js'
import { createFakeWorld } from '../testing/fake-world.js'
import { createLazyChecker } from './lazy-checker.js'
import type { CaseEditorState } from './state.js'

const loaded = vi.hoisted(() => ({ fails: false, now: vi.fn(), rest: vi.fn() }))

vi.mock('./checker.js', () => ({
  createChecker: () => {
    if (loaded.fails) throw new TypeError('Failed to fetch dynamically imported module')
    return loaded
  },
}))

function checking() {
  const store = createStore({ checkFailed: false } as CaseEditorState)
  const { client } = createFakeClient(createFakeWorld())
  return { store, checker: createLazyChecker(store, client, { delay: 1, write: () => {} }) }
}

describe('createLazyChecker', () => {
  it('says that the check failed when it cannot be loaded, and loads it with the next question', async () => {
    const { store, checker } = checking()
    loaded.fails = true
    await checker.ask((check) => check.now())
    expect(store.state.checkFailed).toBe(true)
    expect(loaded.now).not.toHaveBeenCalled()
    loaded.fails = false
    await checker.ask((check) => check.now())
    expect(loaded.now).toHaveBeenCalledOnce()
  })

  it('is not loaded to be told to rest, and rests after what was asked before', async () => {
    const { checker } = checking()
    checker.rest()
    await Promise.resolve()
    expect(loaded.rest).not.toHaveBeenCalled()
    await checker.ask((check) => check.now())
    checker.rest()
    expect(loaded.rest).toHaveBeenCalledOnce()
  })
})
