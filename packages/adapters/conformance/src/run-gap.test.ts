import { expect, it } from 'vitest'
import { runGap } from './run-gap.js'

it('is content with a scenario that fails, or that comes to no end', async () => {
  await expect(runGap('shape.x', () => Promise.reject(new Error('differs')), 1000)).resolves.toBe(true)
  await expect(runGap('shape.x', () => new Promise(() => undefined), 1)).resolves.toBe(true)
})

it('fails for a scenario that passes', async () => {
  await expect(runGap('shape.x', async () => true, 1000)).rejects.toThrow('shape.x is no longer a gap')
})

it('says that a scenario does not apply', async () => {
  await expect(runGap('shape.x', async () => false, 1000)).resolves.toBe(false)
})
