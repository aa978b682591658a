import { memoryStorage } from '@caselore/core/storage'
import { describe, expect, it } from 'vitest'
import { runScenario } from '../scenario.js'
import { storageScenarios } from '../scenarios/index.js'
import { brokenPurges } from './broken-purges.js'
import { brokenStorages } from './broken-storages.js'

describe('the contract', () => {
  it.each([...brokenStorages, ...brokenPurges])(
    'notices a storage that $fault ($caughtBy)',
    async ({ fault, caughtBy, breaks }) => {
      const scenario = storageScenarios.find(({ key }) => key === caughtBy)
      if (!scenario) throw new Error(`No scenario is called ${caughtBy}.`)
      const create = () => {
        const storage = memoryStorage()
        return { ...storage, ...breaks(storage) }
      }
      await expect(runScenario(scenario, { name: 'sound', create: () => memoryStorage() })).resolves.toBe(
        true,
      )
      await expect(runScenario(scenario, { name: fault, create })).rejects.toThrow()
    },
  )
})
