import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../shared/index.js'
import { definePolicy, type Explanation, visibilityOf } from './index.js'
import { buildAbility, caslAllows } from './testing/casl-peer.js'
import { type CedarAnswer, prepareCedar } from './testing/cedar-peer.js'
import { questions } from './testing/questions.js'
import { type PeerQuestion, readReference, viewOf } from './testing/reference.js'
import { vectorPolicy } from './testing/rules.js'
import { questionOf, readTable } from './testing/table.js'
import { vectorKinds, vectorMasks } from './testing/vocabulary.js'

const numRuns = Number(process.env.CASELORE_LAW_RUNS ?? 500)
const runs = { numRuns, seed: 20261124 }
const { fields, rules } = readReference()
const policy = definePolicy(vectorPolicy, { kinds: vectorKinds, masks: vectorMasks })
const cedar = prepareCedar('reference', rules)

const withGaps = questions((value) =>
  fc.oneof({ weight: 12, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(undefined, null) }),
)
const complete = questions((value) => value)

function explain({ subject: who, type, verb, resource, env: facts }: PeerQuestion): Explanation {
  const {
    id,
    kind,
    roles: held,
    ...attributes
  } = who as { id: string; kind: string; roles: string[] } & JsonObject
  return policy.explain({
    actor: {
      id,
      kind: kind === 'service' ? 'service' : 'person',
      roles: held,
      attributes: attributes as Record<string, never>,
    },
    action: `${type}.${verb}`,
    resource: resource as JsonObject,
    env: facts as JsonObject,
  })
}

interface Difference {
  readonly ours: Explanation
  readonly allows: boolean
  readonly cedar?: CedarAnswer
}

/** The differences that are meant, as data. Any other is a fault of one side. */
const explained: readonly {
  readonly peer: 'casl' | 'cedar'
  readonly what: string
  readonly example: PeerQuestion
  readonly is: (difference: Difference) => boolean
}[] = [
  {
    peer: 'casl',
    what: 'A forbid whose condition cannot be told, for want of a value, closes here; a query of CASL fails and lets it pass.',
    example: {
      subject: { id: 'u1', kind: 'user', roles: ['supervisor'], status: 'active', regions: ['*'] },
      type: 'ticket',
      verb: 'close',
      resource: { id: 'r1', regions: ['华东'] },
      env: { granted: [], unmask: [], bypassRegion: [] },
    },
    is: ({ ours, allows }) => allows && ours.effect === 'deny' && undecidedForbids(ours).length > 0,
  },
  {
    peer: 'cedar',
    what: 'A forbid that meets a missing attribute closes here; Cedar reports an error and skips it.',
    example: {
      subject: { id: 'u1', kind: 'user', roles: ['agent'], regions: ['华东'] },
      type: 'ticket',
      verb: 'read',
      resource: { id: 'r1', regions: ['华东'] },
      env: { granted: [], unmask: [], bypassRegion: [] },
    },
    is: ({ ours, allows, cedar: answer }) =>
      allows && ours.effect === 'deny' && closing(ours).every((id) => answer?.failed.includes(id)),
  },
  {
    peer: 'cedar',
    what: 'Of “mine or nobody’s”, the second is enough here; Cedar skips a permit whose first part meets a missing attribute.',
    example: {
      subject: { id: 'u1', kind: 'user', roles: ['agent'], status: 'active', regions: ['*'] },
      type: 'ticket',
      verb: 'close',
      resource: { id: 'r1', status: 'open', regions: ['华东'] },
      env: { granted: [], unmask: [], bypassRegion: [] },
    },
    is: ({ ours, allows, cedar: answer }) =>
      !allows && ours.effect === 'allow' && opening(ours).every((id) => answer?.failed.includes(id)),
  },
]

const idsOf = (ours: Explanation, effect: string, ...outcomes: string[]) =>
  ours.rules
    .filter((rule) => rule.effect === effect && outcomes.includes(rule.outcome))
    .map(({ rule }) => rule)
const undecidedForbids = (ours: Explanation) => idsOf(ours, 'forbid', 'unknown')
const opening = (ours: Explanation) => idsOf(ours, 'permit', 'applies')
const closing = (ours: Explanation) => idsOf(ours, 'forbid', 'applies', 'unknown')

const isExplained = (peer: 'casl' | 'cedar', difference: Difference): boolean =>
  explained.some((each) => each.peer === peer && each.is(difference))

describe('beside CASL and Cedar, made from the reference and not from our rendering', {
  timeout: 60_000 + 20 * numRuns,
}, () => {
  it('both peers say what the table says, so that they are worth asking', () => {
    for (const vector of readTable().filter(({ changes }) => !changes)) {
      const { granted = [], unmask = [], bypassRegion = [] } = questionOf(vector).env
      const { type, ...resource } = vector.resource
      const asked = {
        subject: vector.subject,
        type,
        verb: vector.action,
        resource,
        env: { granted, unmask, bypassRegion },
      }
      const allows = vector.expect.decision === 'allow'
      expect([vector.id, caslAllows(buildAbility(rules, asked), asked), cedar(asked).allows]).toEqual([
        vector.id,
        allows,
        allows,
      ])
    }
  })

  it('no decision differs from that of CASL without an explanation', () => {
    fc.assert(
      fc.property(withGaps, (asked) => {
        const ours = explain(asked)
        const allows = caslAllows(buildAbility(rules, asked), asked)
        if (allows !== (ours.effect === 'allow')) expect(isExplained('casl', { ours, allows })).toBe(true)
      }),
      runs,
    )
  })

  it('no decision, field or mask differs from those of Cedar without an explanation', () => {
    fc.assert(
      fc.property(withGaps, (asked) => {
        const ours = explain(asked)
        const answer = cedar(asked)
        if (answer.allows !== (ours.effect === 'allow')) {
          expect(isExplained('cedar', { ours, allows: answer.allows, cedar: answer })).toBe(true)
          return
        }
        if (!answer.allows || answer.failed.length > 0 || !['read', 'list'].includes(asked.verb)) return
        const permits = rules.filter(({ id }) => answer.decided.includes(id))
        for (const field of fields[asked.type] ?? [])
          expect([field, visibilityOf(ours.fields, field)]).toEqual([field, viewOf(permits, field)])
      }),
      runs,
    )
  })

  it.each(explained)('$peer: $what', ({ peer, example, is }) => {
    const ours = explain(example)
    const answer = cedar(example)
    const allows = peer === 'casl' ? caslAllows(buildAbility(rules, example), example) : answer.allows
    expect(allows).not.toBe(ours.effect === 'allow')
    expect(is({ ours, allows, cedar: answer })).toBe(true)
  })

  it('when nothing is missing, nothing needs an explanation', () => {
    let allowed = 0
    fc.assert(
      fc.property(complete, (each) => {
        const ours = explain(each).effect === 'allow'
        if (ours) allowed++
        expect(caslAllows(buildAbility(rules, each), each)).toBe(ours)
        expect(cedar(each).allows).toBe(ours)
      }),
      runs,
    )
    expect(allowed / numRuns).toBeGreaterThan(0.1)
  })
})
