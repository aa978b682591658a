import fc from 'fast-check'
import type { OpenFilter } from '../filter/index.js'
import type { Actor } from '../schema/index.js'
import type { JsonObject } from '../shared/index.js'
import type { Kinds, Masks, PolicySource, Rule } from './index.js'

/** A small world for laws: one kind of record with a field of each type, and every way in which data can be missing. */
export const worldKinds: Kinds = {
  doc: {
    fields: {
      id: 'string',
      level: 'number',
      open: 'boolean',
      regions: 'strings',
      owner: 'object',
      'owner.id': 'string',
      'owner.name': 'string',
      custom: 'object',
      'custom.*': 'any',
      notes: 'objects',
    },
    actions: ['doc.read', 'doc.edit'],
  },
}
export const worldMasks: Masks = { stars: () => '***', dots: () => '...' }

const word = fc.constantFrom('a', 'b', 'c', '')
const number = fc.integer({ min: -1, max: 2 })
const words = fc.array(word, { maxLength: 3 })
const gap = fc.constantFrom(undefined, null)
const anything = fc.oneof(word, number, fc.boolean(), words, gap, fc.constant({ x: 1 }))
/** Mostly of the right type, sometimes missing, `null` or of a wrong type. */
const usually = (value: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 6, arbitrary: value }, { weight: 2, arbitrary: gap }, { weight: 1, arbitrary: anything })

const compact = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as JsonObject

export const row: fc.Arbitrary<JsonObject> = fc
  .record({
    id: usually(word),
    level: usually(number),
    open: usually(fc.boolean()),
    regions: usually(words),
    owner: usually(fc.record({ id: usually(word), name: usually(word) }).map(compact)),
    custom: usually(fc.record({ x: usually(word), y: usually(number) }).map(compact)),
    notes: usually(fc.array(fc.record({ text: word, by: word }), { maxLength: 2 })),
  })
  .map(compact)

const roles = ['one', 'two', 'three'] as const

export const actor: fc.Arbitrary<Actor> = fc
  .record({
    roles: fc.uniqueArray(fc.constantFrom(...roles, 'unknown'), { maxLength: 3 }),
    attributes: fc
      .record({
        word: usually(word),
        number: usually(number),
        words: usually(words),
        open: usually(fc.boolean()),
      })
      .map(compact),
  })
  .map(({ roles: held, attributes }) => ({
    id: 'a',
    roles: held,
    attributes: attributes as Record<string, never>,
  }))

export const env: fc.Arbitrary<JsonObject> = fc
  .record({ now: usually(number), word: usually(word), words: usually(words) })
  .map(compact)

const reference = (...names: string[]) => fc.constantFrom(...names).map((ref) => ({ ref }))
const scalarRef = reference('actor.id', 'actor.word', 'actor.words', 'actor.gone', 'env.word')
const listRef = reference('actor.words', 'actor.roles', 'actor.word', 'env.words', 'env.gone')
const numberRef = reference('actor.number', 'env.now', 'actor.word')

const leafOver = (
  [text, num, flag, list]: readonly [string, string, string, string],
  asksForGaps: boolean,
): fc.Arbitrary<OpenFilter> =>
  fc.oneof(
    fc.record({
      field: fc.constant(text),
      op: fc.constantFrom('eq' as const, 'ne' as const),
      value: asksForGaps ? fc.oneof(word, scalarRef, fc.constant(null)) : fc.oneof(word, scalarRef),
    }),
    fc.record({
      field: fc.constant(text),
      op: fc.constantFrom('in' as const, 'nin' as const),
      value: asksForGaps ? fc.oneof(words, listRef, fc.constant(['a', null])) : fc.oneof(words, listRef),
    }),
    fc.record({
      field: fc.constant(text),
      op: fc.constant('prefix' as const),
      value: fc.oneof(word, scalarRef),
    }),
    fc.record({
      field: fc.constant(num),
      op: fc.constantFrom('lt' as const, 'lte' as const, 'gt' as const, 'gte' as const),
      value: fc.oneof(number, numberRef),
    }),
    fc.record({ field: fc.constant(flag), op: fc.constant('eq' as const), value: fc.boolean() }),
    fc.record({
      field: fc.constant(list),
      op: fc.constant('has' as const),
      value: fc.oneof(word, listRef, scalarRef),
    }),
    ...(asksForGaps
      ? [
          fc.record({
            field: fc.constantFrom(text, num, flag, list),
            op: fc.constant('exists' as const),
            value: fc.boolean(),
          }),
        ]
      : []),
  )

const treeOf = (leaf: fc.Arbitrary<OpenFilter>): fc.Arbitrary<OpenFilter> =>
  fc.letrec<{ tree: OpenFilter }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      fc.record({ and: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ or: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ not: tie('tree') }),
    ),
  })).tree

const subjectFields = ['actor.word', 'actor.number', 'actor.open', 'actor.words'] as const
const rowFields = [
  ['id', 'level', 'open', 'regions'],
  ['owner.id', 'level', 'open', 'regions'],
] as const

/** Conditions of every operator, on records, on the actor, with references that may stand for nothing. */
const whereOf = (asksForGaps: boolean) =>
  treeOf(
    fc.oneof(...rowFields.map((names) => ({ weight: 2, arbitrary: leafOver(names, asksForGaps) })), {
      weight: 1,
      arbitrary: leafOver(subjectFields, asksForGaps),
    }),
  )
const whenOf = (asksForGaps: boolean) => treeOf(leafOver(subjectFields, asksForGaps))

const effect = fc.constantFrom('allow', 'hide', 'stars', 'dots')
const pattern = fc.constantFrom(
  '*',
  'id',
  'owner',
  'owner.*',
  'owner.name',
  'regions',
  'custom.*',
  'custom.x',
  'notes',
  'notes.text',
)
const fields = fc.dictionary(pattern, effect, { maxKeys: 4 })

/** Left out in all but one of so many cases: rules with every condition at once hardly ever apply. */
const rarely = <Value>(value: fc.Arbitrary<Value>, oneIn: number) =>
  fc.oneof({ weight: 1, arbitrary: value }, { weight: oneIn - 1, arbitrary: fc.constant(undefined) })

const paths = fc.uniqueArray(fc.constantFrom('id', 'owner', 'owner.name', 'custom.x'), { maxLength: 3 })

const ruleOf = (asksForGaps: boolean, effect: Rule<string>['effect']): fc.Arbitrary<Rule<string>> =>
  fc
    .record({
      id: fc.stringMatching(/^[a-z]{4}$/),
      effect: fc.constant(effect),
      actions: fc.constantFrom(['doc.read'], ['doc.*'], ['*']),
      roles: rarely(fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 2, minLength: 1 }), 4),
      where: fc.oneof(
        { weight: 4, arbitrary: whereOf(asksForGaps) },
        { weight: 1, arbitrary: fc.constant(undefined) },
      ),
      when: rarely(whenOf(asksForGaps), 5),
      from: rarely(number, 8),
      until: rarely(number, 8),
      fields: effect === 'forbid' ? fc.constant(undefined) : rarely(fields, 2),
      writable:
        effect === 'permit' ? rarely(fc.oneof(fc.constant('*' as const), paths), 2) : fc.constant(undefined),
      readOnly: effect === 'limit' ? rarely(paths, 2) : fc.constant(undefined),
    })
    .map((rule) => compact(rule) as unknown as Rule<string>)

const sourceOf = (asksForGaps: boolean): fc.Arbitrary<PolicySource<string>> =>
  fc
    .uniqueArray(
      fc.oneof(
        { weight: 4, arbitrary: ruleOf(asksForGaps, 'permit') },
        { weight: 1, arbitrary: ruleOf(asksForGaps, 'forbid') },
        { weight: 2, arbitrary: ruleOf(asksForGaps, 'limit') },
      ),
      { selector: ({ id }) => id, minLength: 1, maxLength: 4 },
    )
    .map((rules) => ({ roles: { one: {}, two: { inherits: ['one'] }, three: {} }, rules }))

export const permit = ruleOf(true, 'permit')
export const forbid = ruleOf(true, 'forbid')
export const limit = ruleOf(true, 'limit')
export const source = sourceOf(true)
/** Policies without a condition that asks for something missing by itself (`exists`, `null`). */
export const sourceWithoutGaps = sourceOf(false)
