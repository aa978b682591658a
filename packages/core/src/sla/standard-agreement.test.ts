import { expect, it } from 'vitest'
import { cnOfficeHours } from './cn/index.js'
import { defineAgreement } from './define-agreement.js'
import { standardAgreement, standardAgreementSource } from './standard-agreement.js'

it('passes the check that its page does not load, and counts in the standard calendar', () => {
  const { covers, ...defined } = defineAgreement(standardAgreementSource)
  expect(standardAgreement).toMatchObject(defined)
  expect(covers({})).toBe(true)
  expect(standardAgreement.targets.every(({ calendar }) => calendar === cnOfficeHours.id)).toBe(true)
})
