import type { OpenFilter } from '../filter/index.js'
import type { Actor } from '../schema/index.js'
import { definePolicy, type Kinds, type Masks, type Policy, type Rule } from './index.js'

/** A small office for the tests of the tools: letters that clerks write and heads sign. */
const kinds: Kinds = {
  letter: {
    fields: {
      id: 'string',
      author: 'string',
      state: 'string',
      pages: 'number',
      isSecret: 'boolean',
      tags: 'strings',
      text: 'string',
      phone: 'string',
    },
    actions: ['letter.read', 'letter.write', 'letter.sign'],
  },
}
const masks: Masks = { stars: () => '***', dots: () => '...' }

export const office = (rules: readonly Rule<string>[]): Policy =>
  definePolicy<string>(
    { roles: { clerk: {}, head: { inherits: ['clerk'] }, guest: {} }, rules },
    { kinds, masks },
  )

export const permit = (id: string, more: Partial<Rule<string>> = {}): Rule<string> => ({
  id,
  effect: 'permit',
  roles: ['clerk'],
  actions: ['letter.read'],
  ...more,
})
export const forbid = (id: string, more: Partial<Rule<string>> = {}): Rule<string> => ({
  id,
  effect: 'forbid',
  actions: ['letter.read'],
  ...more,
})
export const own: OpenFilter = { field: 'author', op: 'eq', value: { ref: 'actor.id' } }

export const person = (id: string, ...roles: string[]): Actor => ({ id, roles })
