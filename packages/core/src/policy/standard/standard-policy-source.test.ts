import { expect, it } from 'vitest'
import { definePolicy } from '../index.js'
import { standardPolicy, standardPolicySource } from './standard-policy.js'

it('passes the check that its page does not load, and is the same policy with it', () => {
  const defined = definePolicy(standardPolicySource)
  expect(standardPolicy.version).toBe(defined.version)
  expect(standardPolicy.source).toEqual(defined.source)
  expect(standardPolicy.kinds).toEqual(defined.kinds)
  expect(standardPolicy.masks).toBe(defined.masks)
})
