import { runScenario, storageScenarios } from '@caselore/conformance'
import { memoryStorage, sharedMemory } from '@caselore/core/storage'
import { describe, expect, it } from 'vitest'
import { capabilityTable, readReports, readTable, writeStorageDocs } from './storage-table.js'

const fiveMinutes = 300_000

describe('the capability table of docs/adapters.md', () => {
  it(
    'is what docs/storage-report.json says; UPDATE_DOCS=1 runs the kit and writes both',
    () => {
      if (process.env.UPDATE_DOCS) writeStorageDocs()
      expect(readTable()).toBe(capabilityTable(readReports()))
    },
    fiveMinutes,
  )

  it('counts what was left out, and what fails', () => {
    const { capabilities } = memoryStorage()
    const scenarios = { 'a.x': 'passed', 'a.y': 'skipped', 'b.x': 'gap', 'b.y': 'failed' } as const
    const table = capabilityTable([{ name: 'crm', capabilities, scenarios, gaps: { 'b.x': 'later' } }])
    expect(table).toContain('| kit: a | 1, 1 not run |\n| kit: b | 0, 1 gap, 1 failed |')
    expect(table).toContain('| `feed` | yes |')
  })
})

describe('docs/storage-report.json', () => {
  it('has every scenario of the kit for every engine, and none that fails', () => {
    const keys = storageScenarios.map(({ key }) => key).toSorted()
    for (const { name, scenarios } of readReports()) {
      expect([name, Object.keys(scenarios).toSorted()]).toEqual([name, keys])
      expect([name, Object.values(scenarios).filter((outcome) => outcome === 'failed')]).toEqual([name, []])
    }
  })

  it('says of the memory storage what is seen here and now', async () => {
    const memory = readReports().find(({ name }) => name === 'memory')
    for (const scenario of storageScenarios) {
      const shared = sharedMemory()
      const open = () => memoryStorage({ shared })
      const ran = await runScenario(scenario, {
        name: 'memory',
        create: open,
        reopen: open,
        inspect: () => shared.size(),
      })
      const { key } = scenario
      expect([key, memory?.scenarios[key]]).toEqual([key, ran ? 'passed' : 'skipped'])
    }
    expect(memory?.capabilities).toEqual(memoryStorage().capabilities)
  })
})
