import { createQualityCheck } from '@caselore/core/quality'
import { caseContentSchema, findSensitive, parseInput } from '@caselore/core/schema'
import { describe, expect, it } from 'vitest'
import { demoCases } from './cases/index.js'
import { customers } from './customers.js'
import { taxonomy } from './taxonomy.js'
import { demoTickets } from './tickets/index.js'

const nodes = new Set(taxonomy.map(({ id }) => id))
const industries = ['mach', 'elec', 'saas', 'logi', 'reta', 'medi']
const quality = createQualityCheck()
const isUnique = (values: readonly string[]) => new Set(values).size === values.length
const perIndustry = (ids: readonly string[]) =>
  industries.map((industry) => ids.filter((id) => id.startsWith(`${industry}.`)).length)

describe('the classification', () => {
  it('has three levels, unique ids, and parents before their children', () => {
    expect(isUnique(taxonomy.map(({ id }) => id))).toBe(true)
    for (const [i, { id, parent }] of taxonomy.entries()) {
      expect(id.split('.').length).toBeLessThanOrEqual(3)
      if (parent) expect(taxonomy.findIndex((node) => node.id === parent)).toBeLessThan(i)
    }
    expect(taxonomy.filter(({ parent }) => !parent).map(({ id }) => id)).toEqual(industries)
  })
})

describe('the cases', () => {
  it('are eighty or more, over all six industries', () => {
    expect(demoCases.length).toBeGreaterThanOrEqual(80)
    for (const count of perIndustry(demoCases.map(({ content }) => content.node ?? '')))
      expect(count).toBeGreaterThanOrEqual(12)
  })

  it('have keys and titles of their own', () => {
    expect(isUnique(demoCases.map(({ key }) => key))).toBe(true)
    expect(isUnique(demoCases.map(({ content }) => content.title))).toBe(true)
  })

  it.each(demoCases.map((entry) => [entry.key, entry] as const))('%s is well written', (_, { content }) => {
    expect(parseInput(caseContentSchema, content)).toMatchObject({ ok: true })
    expect(nodes).toContain(content.node)
    expect(content.solution.steps.length).toBeGreaterThanOrEqual(3)
    expect(content.tags.length).toBeGreaterThanOrEqual(2)
    const { findings, score } = quality.check(content)
    expect(findings.filter(({ severity }) => severity !== 'hint')).toEqual([])
    expect(score).toBe(100)
  })
})

describe('the tickets', () => {
  it('are a hundred and twenty or more, over all six industries', () => {
    expect(demoTickets.length).toBeGreaterThanOrEqual(120)
    for (const count of perIndustry(demoTickets.map(({ category }) => category)))
      expect(count).toBeGreaterThanOrEqual(18)
  })

  it('fit into the time since they were filed', () => {
    for (const { key, hoursAgo, course } of demoTickets) {
      const minutes = course.reduce((sum, { after }) => sum + after, 3)
      expect(minutes, key).toBeLessThanOrEqual(hoursAgo * 60)
    }
  })

  it('have keys of their own and are classified', () => {
    expect(isUnique(demoTickets.map(({ key }) => key))).toBe(true)
    for (const { category } of demoTickets) expect(nodes).toContain(category)
  })
})

it('holds no personal data but the invented numbers of its contacts', () => {
  expect(findSensitive(JSON.stringify([demoCases, demoTickets]))).toEqual([])
  for (const { contact } of Object.values(customers)) expect(contact.phone).toMatch(/^138001380\d\d$/)
})
