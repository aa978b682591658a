import { expect, it } from 'vitest'
import {
  type AgreementSource,
  type CalendarSource,
  defineAgreement,
  defineCalendar,
  fingerprintOf,
} from './index.js'

const hours: CalendarSource = { id: 'c', zone: 'Asia/Shanghai', weekly: { 'mon-fri': ['09:00-18:00'] } }
const promise: AgreementSource = {
  id: 'a',
  calendar: 'c',
  targets: [{ metric: 'resolution', within: '8h' }],
  where: { field: 'tier', op: 'eq', value: 'gold' },
}
const now = Date.UTC(2026, 10, 24)
const of = (agreement: AgreementSource, calendar: CalendarSource) =>
  fingerprintOf({ agreements: [defineAgreement(agreement)], calendars: [defineCalendar(calendar)] }, now)

it('names rules by what they say, not by when they were read', async () => {
  expect(await of(promise, hours)).toBe(await of(structuredClone(promise), structuredClone(hours)))
})

it.each<[string, AgreementSource, CalendarSource]>([
  ['target', { ...promise, targets: [{ metric: 'resolution', within: '9h' }] }, hours],
  ['scope', { ...promise, where: { field: 'tier', op: 'eq', value: 'silver' } }, hours],
  [
    'step',
    { ...promise, targets: [{ metric: 'resolution', within: '8h', escalate: [{ at: 1, notify: 'lead' }] }] },
    hours,
  ],
  ['hours', promise, { ...hours, weekly: { 'mon-fri': ['09:00-17:00'] } }],
  ['holiday', promise, { ...hours, holidays: ['2027-01-01'] }],
])('tells rules with another %s apart', async (_, agreement, calendar) => {
  expect(await of(agreement, calendar)).not.toBe(await of(promise, hours))
})
