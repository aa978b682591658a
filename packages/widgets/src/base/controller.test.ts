import { describe, expect, it, vi } from 'vitest'
import { createStore } from './controller.js'

describe('createStore', () => {
  it('replaces the snapshot instead of changing it', () => {
    const store = createStore({ text: '', n: 1 })
    const before = store.state
    store.set({ text: '停机' })
    expect(before).toEqual({ text: '', n: 1 })
    expect(store.state).toEqual({ text: '停机', n: 1 })
  })

  it('works while somebody listens and keeps its state while nobody does', () => {
    const rest = vi.fn()
    const start = vi.fn(() => rest)
    const store = createStore({ text: '' }, start)
    const leave = store.subscribe(() => {})
    const leaveToo = store.subscribe(() => {})
    expect(start).toHaveBeenCalledTimes(1)
    leave()
    leave()
    expect(rest).not.toHaveBeenCalled()
    store.set({ text: 'kept' })
    leaveToo()
    expect(rest).toHaveBeenCalledTimes(1)
    store.subscribe(() => {})
    expect(start).toHaveBeenCalledTimes(2)
    expect(store.state.text).toBe('kept')
  })

  it('lets a listener leave while it is being called', () => {
    const store = createStore({ n: 0 })
    const second = vi.fn()
    const leave = store.subscribe(() => leave())
    store.subscribe(second)
    store.set({ n: 1 })
    expect(second).toHaveBeenCalledTimes(1)
  })
})
