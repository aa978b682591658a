import {
  actions,
  articleSchema,
  caseEditionSchema,
  caseEntrySchema,
  commentSchema,
  feedbackSchema,
  grantSchema,
  savedViewSchema,
  ticketSchema,
} from '@caselore/core/schema'
import type { JsonObject } from '@caselore/core/shared'
import type { Storage } from '@caselore/core/storage'

export const tenant = 'acme'
export const now = Date.UTC(2026, 2, 10, 2)

/** Something that occurs in one field of one record and nowhere else in the world. */
export interface Canary {
  readonly text: string
  /** Its beginning, by which an asker may try to have the rest completed. */
  readonly head: string
  readonly kind: string
  readonly field: string
}

/** Two for each field: a word, which no mask knows, and a phone number, which masks of free text must find. */
export interface Aviary {
  readonly all: readonly Canary[]
  mint(kind: string, field: string): string
}

const letters = 'bcdfghjklmnpqrstvwxz'
/** Finds every canary in a text. */
export const canaryPattern = new RegExp(`(?<![a-z])[${letters}]{12}|139\\d{8}`, 'g')

export function createAviary(): Aviary {
  const all: Canary[] = []
  let seed = 20_261_124
  // Words that are like no other, so that a search that forgives typing errors takes none for its neighbour.
  const draw = (from: string, length: number) =>
    Array.from({ length }, () => {
      seed = (seed * 48_271) % 2_147_483_647
      return from[seed % from.length]
    }).join('')
  return {
    all,
    mint(kind, field) {
      const word = draw(letters, 12)
      const phone = `139${draw('0123456789', 8)}`
      all.push({ text: word, head: word.slice(0, 8), kind, field })
      all.push({ text: phone, head: phone.slice(0, 8), kind, field })
      return `${word} 电话 ${phone}`
    },
  }
}

interface Def {
  readonly type: string
  readonly innerType?: Schema
  readonly element?: Schema
  readonly shape?: Readonly<Record<string, Schema>>
  readonly entries?: Readonly<Record<string, string>>
}
interface Schema {
  readonly _zod: { readonly def: unknown }
}

/** A value of the schema with a canary in each text, on any depth: what is added to a schema is covered with it. */
function filled(schema: Schema, mint: (field: string) => string, path = ''): unknown {
  const def = schema._zod.def as Def
  const below = (name: string) => (path ? `${path}.${name}` : name)
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def.shape ?? {}).map(([name, inner]) => [name, filled(inner, mint, below(name))]),
      )
    case 'array':
      return [filled(def.element as Schema, mint, path)]
    case 'record':
      return { note: mint(below('note')) }
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'number':
      return now
    case 'boolean':
      return true
    case 'string':
      return mint(path)
    default:
      return def.innerType ? filled(def.innerType, mint, path) : mint(path)
  }
}

const schemas = {
  ticket: ticketSchema,
  comment: commentSchema,
  case: caseEntrySchema,
  case_edition: caseEditionSchema,
  feedback: feedbackSchema,
  article: articleSchema,
  grant: grantSchema,
  view: savedViewSchema,
} as const
type Planted = keyof typeof schemas

/** Stores a record with a canary in every text that the given fields leave open. */
export async function plant(
  storage: Storage,
  aviary: Aviary,
  kind: Planted,
  fixed: JsonObject & { id: string },
) {
  const set = new Set(Object.keys(fixed))
  const mint = (field: string) => (set.has(field.split('.')[0] ?? '') ? 'fixed' : aviary.mint(kind, field))
  const doc = { ...(filled(schemas[kind], mint) as JsonObject), ...fixed }
  await storage.commit({ tenant, puts: [{ kind, id: fixed.id, guard: 'absent', doc }] })
}

/** The kinds that can be read through a client. */
export const readableKinds = Object.keys(actions).filter((kind) => kind !== 'configuration')
