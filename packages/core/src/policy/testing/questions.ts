import fc from 'fast-check'
import type { PeerQuestion } from './reference.js'
import { vectorPolicy } from './rules.js'
import { vectorKinds } from './vocabulary.js'

const compact = (record: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined))
const some = (...values: string[]) => fc.subarray(values, { maxLength: Math.min(3, values.length) })
const word = (...values: string[]) => fc.constantFrom(...values)
const often = (value: string, times: number) => Array.from({ length: times }, () => value)
const person = word('u1', 'u2', 'u3')
const regions = some('华东', '华南', '华北')
const verbsOf = (type: string) =>
  (vectorKinds[type]?.actions ?? []).map((action) => action.slice(type.length + 1))

/** Questions over the attributes that the rules look at. `asIs` decides how often one of them is missing. */
export function questions(
  asIs: (value: fc.Arbitrary<unknown>) => fc.Arbitrary<unknown>,
): fc.Arbitrary<PeerQuestion> {
  const recordOf = (shape: Readonly<Record<string, fc.Arbitrary<unknown>>>) =>
    fc.record(Object.fromEntries(Object.entries(shape).map(([name, value]) => [name, asIs(value)])))
  const subject = fc
    .tuple(
      fc.record({ id: person, kind: word(...often('user', 9), 'service') }),
      fc.record({ roles: fc.subarray(Object.keys(vectorPolicy.roles), { minLength: 1, maxLength: 5 }) }),
      recordOf({
        status: word(...often('active', 9), 'left'),
        tokenType: word('oauth_short', 'key'),
        regions: fc.oneof(regions, fc.constant(['*']), fc.constant(['*']), fc.constant(['*'])),
        departments: some('service', 'sales'),
        dealerId: word('d1', 'd2'),
      }),
    )
    .map((all) => compact(Object.assign({}, ...all)))
  const shapes: Readonly<Record<string, Readonly<Record<string, fc.Arbitrary<unknown>>>>> = {
    ticket: {
      status: word('open', 'resolved', 'closed', 'archived'),
      regions,
      assigneeId: person,
      requesterId: person,
      salesOwnerId: person,
      dealerId: word('d1', 'd2'),
    },
    case: {
      status: word('draft', 'pending_l1', 'pending_l2', 'published'),
      regions,
      crossRegion: fc.boolean(),
      breakthrough: fc.boolean(),
      departments: some('service', 'sales'),
      authorId: person,
      l1ReviewerId: person,
      customerAuthorized: fc.boolean(),
      desensitized: fc.boolean(),
    },
    access_grant: { subjectId: person, requestedBy: person },
    payment: {},
    audit_log: {},
    system_config: {},
  }
  // Mostly tickets and cases, which nearly all rules are about.
  return word('ticket', 'ticket', 'ticket', 'case', 'case', 'case', ...Object.keys(shapes)).chain((type) =>
    fc.record({
      subject,
      type: fc.constant(type),
      verb: word('read', 'list', ...verbsOf(type)),
      resource: fc
        .tuple(fc.record({ id: word('r1', 'r2', 'r3') }), recordOf(shapes[type] ?? {}))
        .map((both) => compact(Object.assign({}, ...both))),
      env: fc.record({ granted: some('r1', 'r2'), unmask: some('r1', 'r2'), bypassRegion: some('r1', 'r2') }),
    }),
  )
}
