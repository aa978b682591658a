import { describe, expect, it } from 'vitest'
import { articleSchema } from './article.js'
import { fieldTypesOf } from './field-types.js'
import { grantSchema } from './grant.js'
import { fieldTypes } from './kinds.js'
import { personSchema } from './person.js'

describe('fieldTypes', () => {
  it('names what the schemas of grants, persons and articles hold', () => {
    expect(fieldTypes.grant).toEqual(fieldTypesOf(grantSchema))
    expect(fieldTypes.person).toEqual(fieldTypesOf(personSchema))
    expect(fieldTypes.article).toEqual(fieldTypesOf(articleSchema))
  })
})
