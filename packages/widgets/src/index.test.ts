import { describe, expect, it } from 'vitest'

describe('@caselore/widgets on a server', () => {
  it('can be imported, and even registered, where there is no document', async () => {
    expect(typeof document).toBe('undefined')
    const names = await import('./index.js')
    await import('./define.js')
    expect(names.CaseloreProvider).toBeTypeOf('function')
  })
})
