import { expect, it } from 'vitest'
import { addBusiness, alwaysOpen, defineAgreement, libraryAgreement, roundTheClock } from './index.js'
import { libraryAgreementSource } from './library-agreement.js'

it('passes the check that its page does not load, and counts round the clock', () => {
  const { covers: _, ...defined } = defineAgreement(libraryAgreementSource)
  expect(libraryAgreement).toMatchObject(defined)
  expect(libraryAgreement.targets.every(({ calendar }) => calendar === roundTheClock.id)).toBe(true)
})

it('counts as a calendar does that is made to be open at any time', () => {
  const defined = alwaysOpen('Asia/Shanghai')
  expect({ id: roundTheClock.id, zone: roundTheClock.zone }).toEqual({ id: defined.id, zone: defined.zone })
  for (const start of [0, Date.UTC(2026, 1, 13, 9, 40), Date.UTC(2028, 1, 29)])
    expect(addBusiness(roundTheClock, start, 48 * 3_600_000)).toBe(start + 48 * 3_600_000)
})
