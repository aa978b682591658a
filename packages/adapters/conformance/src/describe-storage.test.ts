import { memoryStorage } from '@caselore/core/storage'
import { describe, expect, it } from 'vitest'
import { describeStorage } from './describe-storage.js'
import { runScenario, type Scenario } from './scenario.js'
import { storageScenarios } from './scenarios/index.js'

const create = () => memoryStorage()

describe('storageScenarios', () => {
  it('have keys that are unique and say area and promise', () => {
    const keys = storageScenarios.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^[a-z]+\.[a-z0-9-]+$/)
  })
})

describe('runScenario', () => {
  const scenario: Scenario = { key: 'shape.example', needs: ['reopen'], run: async () => {} }

  it('leaves out what the storage is not able to show', async () => {
    expect(await runScenario(scenario, { name: 'm', create })).toBe(false)
    expect(await runScenario(scenario, { name: 'm', create, reopen: create })).toBe(true)
  })

  it('closes the storage also after a failure', async () => {
    const storage = memoryStorage()
    const failing = { ...scenario, needs: [], run: () => Promise.reject(new Error('does not hold')) }
    await expect(runScenario(failing, { name: 'm', create: () => storage })).rejects.toThrow('does not hold')
    await expect(storage.get([], { tenant: 'acme' })).rejects.toMatchObject({ code: 'storage.closed' })
  })
})

describe('describeStorage', () => {
  it('refuses a known gap without a reason, or one that names no scenario', () => {
    const subject = { name: 'm', create }
    expect(() => describeStorage({ ...subject, knownGaps: { 'shape.get-keeps-order': ' ' } })).toThrow(
      /no reason/,
    )
    expect(() => describeStorage({ ...subject, knownGaps: { 'shape.misspelt': 'later' } })).toThrow(
      /No scenario/,
    )
  })
})

describeStorage({
  name: 'memory without a name',
  create: () => ({ ...memoryStorage(), name: '' }),
  knownGaps: { 'shape.contract-and-name': 'the host has yet to decide what to call it' },
})
