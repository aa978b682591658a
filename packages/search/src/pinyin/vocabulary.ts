import type { SearchDocument, SearchQuery, SuggestQuery } from '../types.js'
import type { PinyinReader } from './pinyin-reader.js'
import type * as Sounds from './sounds.js'
import type { PairSounds, Respelling } from './spelling.js'

type Texts = readonly (readonly [field: string, text: string])[]

/** What a snapshot keeps: of each row the texts of the fields that pinyin looks at. */
export type SavedVocabulary = readonly (readonly [tenant: string, kind: string, id: string, texts: Texts])[]

/** A text that was found by how it sounds, with where the letters lie in it. */
export interface PinyinCandidate {
  readonly text: string
  readonly field: string
  readonly start: number
  readonly end: number
}

/** A vocabulary with the readings at hand. */
export interface Vocabulary {
  /** Completions for what was typed, best first. From every row of tenant and kind: check each against the scope. */
  byPinyin(query: Pick<SuggestQuery, 'tenant' | 'kind' | 'prefix' | 'fields'>): PinyinCandidate[]
  /** The question as it may have been meant. From every row: check it against the scope. */
  respell(query: Pick<SearchQuery, 'tenant' | 'kind' | 'text'>): Respelling | undefined
}

interface Shelf {
  readonly rows: Map<string, Texts>
  /** Distinct texts with how many rows carry them. */
  readonly counts: Map<string, number>
  sounds: PairSounds | undefined
  readonly heard: Map<string, Heard>
}

interface Heard {
  readonly field: string
  readonly text: string
  readonly normalized: string
  readonly readings: readonly (readonly string[])[]
}

const byKey = (field: string, text: string) => `${field}\n${text}`

/** The texts that pinyin looks at, by tenant and kind, kept up with the rows; sounds are made when first needed. */
export function createVocabulary(fields: {
  readonly suggested: readonly string[]
  readonly words: readonly string[]
}) {
  const shelves = new Map<string, Map<string, Shelf>>()
  const kept = new Set([...fields.suggested, ...fields.words])
  let normalize = (text: string) => text

  function shelfOf(tenant: string, kind: string): Shelf {
    const kinds = shelves.get(tenant) ?? new Map<string, Shelf>()
    shelves.set(tenant, kinds)
    const shelf = kinds.get(kind) ?? {
      rows: new Map(),
      counts: new Map(),
      sounds: undefined,
      heard: new Map(),
    }
    kinds.set(kind, shelf)
    return shelf
  }

  function count(shelf: Shelf, texts: Texts, times: 1 | -1) {
    for (const [field, text] of texts) {
      const key = byKey(field, text)
      const now = (shelf.counts.get(key) ?? 0) + times
      if (now > 0) shelf.counts.set(key, now)
      else {
        shelf.counts.delete(key)
        shelf.heard.delete(key)
      }
      if (fields.words.includes(field)) shelf.sounds?.add(normalize(text), times)
    }
  }

  function putRow(tenant: string, kind: string, id: string, texts: Texts) {
    const shelf = shelfOf(tenant, kind)
    count(shelf, shelf.rows.get(id) ?? [], -1)
    shelf.rows.set(id, texts)
    count(shelf, texts, 1)
  }

  function soundsOf(shelf: Shelf, { createPairSounds }: typeof Sounds, by: PinyinReader): PairSounds {
    if (shelf.sounds) return shelf.sounds
    const sounds = createPairSounds(by)
    for (const [key, times] of shelf.counts) {
      const [field = '', text = ''] = key.split('\n', 2)
      if (fields.words.includes(field)) sounds.add(normalize(text), times)
    }
    shelf.sounds = sounds
    return sounds
  }

  /** A text with how it is read; kept, since every keystroke asks for all of them. */
  function heard(shelf: Shelf, key: string, by: PinyinReader): Heard {
    const known = shelf.heard.get(key)
    if (known) return known
    const [field = '', text = ''] = key.split('\n', 2)
    const normalized = normalize(text)
    // Offsets are those of the original only where normalising keeps the length, as it does for nearly all titles.
    const isAligned = normalized.length === text.length
    const made = { field, text, normalized, readings: isAligned ? by.read(normalized) : [] }
    shelf.heard.set(key, made)
    return made
  }

  return {
    put({ tenant, kind, id, text }: SearchDocument) {
      const texts = Object.entries(text).flatMap(([field, value]) =>
        kept.has(field) ? [value ?? []].flat().map((one) => [field, one.replaceAll('\n', ' ')] as const) : [],
      )
      putRow(tenant, kind, id, texts)
    },
    remove(tenant: string, ids: readonly string[], kind?: string) {
      for (const [name, shelf] of shelves.get(tenant) ?? []) {
        if (kind !== undefined && kind !== name) continue
        for (const id of ids) {
          count(shelf, shelf.rows.get(id) ?? [], -1)
          shelf.rows.delete(id)
        }
      }
    },
    clear: (tenant: string) => void shelves.delete(tenant),
    save: (tenant?: string): SavedVocabulary =>
      [...shelves].flatMap(([owner, kinds]) =>
        tenant !== undefined && tenant !== owner
          ? []
          : [...kinds].flatMap(([kind, { rows }]) =>
              Array.from(rows, ([id, texts]) => [owner, kind, id, texts] as const),
            ),
      ),
    restore(tenant: string | undefined, saved: SavedVocabulary) {
      if (tenant === undefined) shelves.clear()
      else shelves.delete(tenant)
      for (const [owner, kind, id, texts] of saved) putRow(owner, kind, id, texts)
    },
    open(sounds: typeof Sounds, by: PinyinReader, normalizeBy: (text: string) => string): Vocabulary {
      normalize = normalizeBy
      return {
        byPinyin({ tenant, kind, prefix, fields: within }) {
          const typed = sounds.typedPinyin(normalize(prefix))
          const shelf = shelves.get(tenant)?.get(kind)
          if (!typed || !shelf) return []
          const found = [...shelf.counts].flatMap(([key, times]) => {
            const { field, text, normalized, readings } = heard(shelf, key, by)
            if (!fields.suggested.includes(field) || !within.includes(field)) return []
            const matched = sounds.matchPinyin(typed, normalized, readings)
            return matched ? [{ text, field, times, ...matched }] : []
          })
          return found.sort(byFit)
        },
        respell({ tenant, kind, text }) {
          const shelf = shelves.get(tenant)?.get(kind)
          return shelf && soundsOf(shelf, sounds, by).respell(normalize(text))
        },
      }
    },
  }
}

type Fitting = PinyinCandidate & { readonly distance: number; readonly times: number }

/** What begins with it first, then what was typed most fully, then what more rows carry, then the shorter. */
const byFit = (a: Fitting, b: Fitting): number =>
  Number(a.start > 0) - Number(b.start > 0) ||
  a.distance - b.distance ||
  b.times - a.times ||
  a.text.length - b.text.length ||
  (byKey(a.field, a.text) < byKey(b.field, b.text) ? -1 : 1)
