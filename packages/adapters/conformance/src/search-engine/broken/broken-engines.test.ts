import { compactEngine, createAnalyzer } from '@caselore/search'
import { describe, expect, it } from 'vitest'
import { type EngineSchema, runSearchScenario } from '../scenario.js'
import { searchScenarios } from '../scenarios/index.js'
import { brokenEngines } from './broken-engines.js'

const analyzer = await createAnalyzer()
const sound = (schema: EngineSchema) => compactEngine({ analyzer, ...schema })

// As long as the kit gives a scenario.
describe('the search contract', { timeout: 20_000 }, () => {
  it('has keys that are unique and say area and promise', () => {
    const keys = searchScenarios.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^[a-z]+\.[a-z0-9-]+$/)
  })

  it.each(brokenEngines)('notices an engine that $fault ($caughtBy)', async ({ fault, caughtBy, breaks }) => {
    const scenario = searchScenarios.find(({ key }) => key === caughtBy)
    if (!scenario) throw new Error(`No scenario is called ${caughtBy}.`)
    const create = (schema: EngineSchema) => {
      const engine = sound(schema)
      return { ...engine, ...breaks(engine) }
    }
    await runSearchScenario(scenario, { name: 'sound', create: sound })
    await expect(runSearchScenario(scenario, { name: fault, create })).rejects.toThrow()
  })
})
