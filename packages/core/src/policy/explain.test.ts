import { describe, expect, it } from 'vitest'
import { redact, standardPolicy } from './index.js'

const agent = { id: 'agent-1', roles: ['agent'], attributes: { regions: ['华东'] } }
const elsewhere = {
  id: 'c1',
  status: 'published',
  sensitivity: 'normal',
  regions: ['华南'],
  author: 'x',
  coAuthors: [],
}
const explain = (
  resource: typeof elsewhere | undefined,
  actor: Parameters<typeof standardPolicy.decide>[0]['actor'] = agent,
) => standardPolicy.explain({ actor, action: 'case.read', ...(resource ? { resource } : {}) })
const traceOf = (rule: string, resource: typeof elsewhere | undefined = elsewhere) =>
  explain(resource).rules.find((trace) => trace.rule === rule)

describe('an explanation', () => {
  it('names the rule that decided and lists every rule about the action', () => {
    const explanation = explain(elsewhere)
    expect(explanation).toMatchObject({
      effect: 'deny',
      rule: 'region-cases',
      actor: 'agent-1',
      roles: ['agent', 'staff'],
    })
    expect(explanation.rules.map(({ rule }) => rule)).toEqual(
      [...explanation.rules.map(({ rule }) => rule)].sort(),
    )
    expect(explanation.rules.some(({ rule }) => rule === 'requester-file')).toBe(false)
  })

  it('tells the first condition that failed, with what was asked and what was found', () => {
    expect(traceOf('region-cases')?.outcome).toBe('applies')
    expect(traceOf('sales-cases')).toMatchObject({
      outcome: 'does_not_apply',
      failed: { part: 'roles', expected: ['sales'], actual: ['agent', 'staff'] },
    })
    expect(traceOf('author-read')).toMatchObject({
      failed: { part: 'where', field: 'author', op: 'eq', expected: 'agent-1', actual: 'x' },
    })
    expect(traceOf('region-cases', { ...elsewhere, regions: ['华东'] })).toMatchObject({
      outcome: 'does_not_apply',
      failed: { part: 'where', field: 'regions', expected: ['华东'], actual: ['华东'], negated: true },
    })
  })

  it('says of what cannot be told that it is unknown', () => {
    const { status: _, ...rest } = elsewhere
    expect(traceOf('staff-read-cases', rest as typeof elsewhere)).toMatchObject({
      outcome: 'unknown',
      failed: { field: 'status', expected: ['published', 'review_due', 'archived'] },
    })
  })

  it('answers for no record in particular', () => {
    expect(explain(undefined).effect).toBe('conditional')
    expect(
      standardPolicy
        .explain({ actor: agent, action: 'case.read' })
        .rules.find(({ rule }) => rule === 'author-read')?.outcome,
    ).toBe('conditional')
  })
})

describe('the form for the person who asked', () => {
  it('reads the same for every denial: it names no rule, value or region', () => {
    const stranger = { id: 'agent-1', roles: [] }
    const denied = redact(explain(elsewhere))
    expect(denied).toEqual(redact(explain(elsewhere, stranger)))
    expect(JSON.stringify(denied)).not.toMatch(/华南|华东|region|rule|c1/)
    expect(denied.ask?.zh).toContain('申请')
  })

  it('tells a salesperson what to ask for', () => {
    const sales = { id: 's', roles: ['sales'], attributes: { regions: ['华南'] } }
    const entry = { ...elsewhere, audience: 'internal' }
    expect(redact(explain(entry, sales))).toMatchObject({
      effect: 'allow',
      ask: { zh: expect.stringContaining('临时授权') },
    })
  })

  it('asks nothing of who sees everything', () => {
    const admin = { id: 'l', roles: ['library_admin'], attributes: { regions: ['*'] } }
    expect(redact(explain(elsewhere, admin))).not.toHaveProperty('ask')
  })
})
