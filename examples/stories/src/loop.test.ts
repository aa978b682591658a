import { describe, it } from 'vitest'
import { playLoop } from './loop.js'

describe('the whole loop: ticket → suggestion → resolution → case → two reviews → found by search', () => {
  it('is played by the people whose work it is', () => playLoop())
})
