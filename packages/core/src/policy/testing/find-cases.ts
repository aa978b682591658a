import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import type { Policy } from '../index.js'
import { questions } from './questions.js'
import { type PeerQuestion, readReference, referenceAnswer } from './reference.js'
import { answersTo, type Vector } from './table.js'

const seed = 20261124
const tries = 60_000
const now = '2026-03-02T02:00:00Z'

// Complete questions, but for an assignee, whom tickets lack at first.
const asked = questions((value) => value).chain((question) =>
  fc
    .constantFrom(false, false, true)
    .map((isFree) =>
      isFree && question.type === 'ticket'
        ? { ...question, resource: { ...question.resource, assigneeId: null } }
        : question,
    ),
)

/** A small table in which every one of these policies gets some case wrong, as far as one can be found. */
export function findCases(policies: readonly Policy[], before: number): readonly Vector[] {
  const found: Vector[] = []
  let alive = [...policies]
  for (const question of fc.sample(asked, { numRuns: tries, seed })) {
    const vector = vectorOf(question, `OC-${String(found.length + before + 1).padStart(3, '0')}`)
    const killed = new Set(alive.filter((policy) => isWrong(policy, vector)))
    if (killed.size === 0) continue
    alive = alive.filter((policy) => !killed.has(policy))
    found.push(vector)
    if (alive.length === 0) break
  }
  return found
}

export function isWrong(policy: Policy, vector: Vector): boolean {
  const { actual, expected } = answersTo(policy, vector)
  return !isDeepStrictEqual(actual, expected)
}

const reference = readReference()

function vectorOf(question: PeerQuestion, id: string): Vector {
  const { subject, type, verb, resource, env } = question
  const { allows, masked, hidden, writable } = referenceAnswer(reference, question)
  const isRead = allows && (verb === 'read' || verb === 'list')
  return {
    id,
    title: `${(subject.roles as string[]).join(' + ') || 'nobody in particular'}: ${type}.${verb}`,
    subject: subject as Vector['subject'],
    action: verb,
    resource: { type, ...resource } as Vector['resource'],
    env: { now, inWorkingHours: true, ...env },
    expect: {
      decision: allows ? 'allow' : 'deny',
      ...(isRead ? { masked, hidden } : {}),
      ...(allows && verb === 'update' ? { writable } : {}),
    },
  }
}
