import { definePolicy, type Policy, type PolicySession, policyMasks } from '@caselore/core/policy'
import type { Actor } from '@caselore/core/schema'
import type { JsonObject } from '@caselore/core/shared'
import { subject as tagged } from '@casl/ability'
import fc from 'fast-check'
import { buildEnforcer, casbinAllows } from '../packages/core/src/policy/testing/casbin-peer.js'
import { buildAbility } from '../packages/core/src/policy/testing/casl-peer.js'
import { prepareCedar } from '../packages/core/src/policy/testing/cedar-peer.js'
import { questions } from '../packages/core/src/policy/testing/questions.js'
import {
  type PeerQuestion,
  readReference,
  referenceAnswer,
} from '../packages/core/src/policy/testing/reference.js'
import { vectorPolicy } from '../packages/core/src/policy/testing/rules.js'
import { vectorKinds } from '../packages/core/src/policy/testing/vocabulary.js'

export const reference = readReference()

/** Our rendering, with a mask that does work. */
export const loadPolicy = (): Policy =>
  definePolicy(vectorPolicy, {
    kinds: vectorKinds,
    masks: { partly: policyMasks.phone ?? ((value) => value) },
  })

/** One question as every peer wants it; abilities and sessions of its asker are built beforehand. */
export interface Prepared {
  readonly question: PeerQuestion
  readonly actor: Actor
  readonly action: string
  readonly resource: JsonObject
  readonly env: JsonObject
  readonly session: PolicySession
  readonly ability: ReturnType<typeof buildAbility>
  readonly tagged: ReturnType<typeof tagged>
}

/** As in a busy desk: some people, each of whom asks about many records. */
const askers = 50

export function prepare(policy: Policy, count: number): readonly Prepared[] {
  const sampled = fc.sample(
    questions((value) => value),
    { numRuns: Math.max(count, askers), seed: 20261124 },
  )
  const sessions = sampled.slice(0, askers).map((question) => {
    const { id, kind, roles, ...attributes } = question.subject as {
      id: string
      kind: string
      roles: string[]
    } & JsonObject
    const actor: Actor = {
      id,
      kind: kind === 'service' ? 'service' : 'person',
      roles,
      attributes: attributes as Record<string, never>,
    }
    const env = question.env as JsonObject
    const ability = buildAbility(reference.rules, question)
    return { question, actor, env, session: policy.session(actor, env), ability }
  })
  return sampled.slice(0, count).map((sample, n) => {
    const asker = sessions[n % askers] as (typeof sessions)[number]
    const { type, verb, resource } = sample
    return {
      ...asker,
      question: { ...asker.question, type, verb, resource },
      action: `${type}.${verb}`,
      resource: resource as JsonObject,
      tagged: tagged(type, { ...resource }),
    }
  })
}

/** Asks everybody everything once and throws at the first that answers otherwise: speed counts for right answers only. */
export async function agree(prepared: readonly Prepared[]) {
  const cedar = prepareCedar('benchmark', reference.rules)
  const enforcer = await buildEnforcer(reference.rules)
  for (const { question, session, ability, action, resource, tagged: record } of prepared) {
    const allowed = referenceAnswer(reference, question).allows
    const answers = {
      ours: session.decide(action, resource).effect === 'allow',
      casl: ability.can(question.verb, record),
      cedar: cedar(question).allows,
      casbin: await casbinAllows(enforcer, question),
    }
    for (const [peer, answer] of Object.entries(answers))
      if (answer !== allowed) throw new Error(`${peer} says ${answer} to ${JSON.stringify(question)}`)
  }
  return { cedar, enforcer }
}
