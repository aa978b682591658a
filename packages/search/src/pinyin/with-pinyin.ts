import { composeAnalyzer, loadTraditionalMap } from '../analysis/index.js'
import { searchRefusals } from '../refusals.js'
import type {
  SearchDocument,
  SearchEngine,
  SearchHit,
  SearchQuery,
  SearchResult,
  SearchSnapshot,
  Suggestion,
  SuggestQuery,
} from '../types.js'
import { createVocabulary, type SavedVocabulary, type Vocabulary } from './vocabulary.js'

export interface PinyinOptions {
  /** The text fields that the engine offers completions from: titles, tags, products. */
  readonly suggest: readonly string[]
  /** The fields whose words misspelt questions are corrected to. Default: those of `suggest`. */
  readonly words?: readonly string[]
  /** A question is asked again as it may have been meant when its best hit is less relevant. Default 0.7. */
  readonly weakBelow?: number
}

/** A snapshot of the engine within, with what pinyin needs beside it. */
interface PinyinSnapshot extends SearchSnapshot {
  readonly pinyin: SavedVocabulary
}

// Candidates come from every row, and the engine is asked whether the asker may see them; so many at most a keystroke.
const mostCandidates = 60
// Longer texts that begin with the candidate may come before it.
const longerOffers = 20
const topCount = 10
const rulesVersion = 1

/**
 * An engine that also understands pinyin, around any other. Completions are found by whole syllables and initials
 * (`shebei` and `sb` find 设备). A question that finds little is asked again as it sounds, `设备亭机` as 设备停机 and
 * `tingji` as 停机, and the better answer is given with `didYouMean`.
 *
 * What it offers always comes from the engine within, asked with the same tenant, scope and fields: a completion or
 * correction that only hidden rows know is not given. All for it (32 kB with the readings) is loaded by the first question that
 * needs them.
 */
export function withPinyin(engine: SearchEngine, options: PinyinOptions): SearchEngine {
  const { suggest: suggested, words = suggested, weakBelow = 0.7 } = options
  const version = `${engine.version} pinyin-${rulesVersion} ${[...suggested, '|', ...words].join(' ')}`
  const name = `${engine.name}+pinyin`
  const vocabulary = createVocabulary({ suggested, words })
  let opened: Promise<Vocabulary> | undefined
  const open = () => {
    opened ??= Promise.all([import('./sounds.js'), loadTraditionalMap()]).then(async ([sounds, characters]) =>
      vocabulary.open(sounds, await sounds.loadPinyin(), composeAnalyzer({ characters }).normalize),
    )
    return opened
  }

  async function complete(query: SuggestQuery, plain: readonly Suggestion[]): Promise<Suggestion[]> {
    const { byPinyin } = await open()
    const found = [...plain]
    const seen = new Set(plain.map(keyOf))
    let asked = 0
    for (const { text, field, start, end } of byPinyin(query)) {
      if (found.length >= query.limit || asked >= mostCandidates) break
      if (seen.has(keyOf({ text, field }))) continue
      asked++
      // The engine says whether the asker may see it, on how many rows, and which to open.
      const offers = await engine.suggest({ ...query, prefix: text, fields: [field], limit: longerOffers })
      const visible = offers.find((offer) => offer.text === text)
      if (!visible) continue
      seen.add(keyOf(visible))
      found.push({ ...visible, spans: [{ start, end }] })
    }
    return found
  }

  async function askAgain(query: SearchQuery, first: SearchResult): Promise<SearchResult> {
    const best = bestOf(await topHits(query, first))
    if (best >= weakBelow) return first
    const { respell } = await open()
    const meant = respell(query)
    if (meant === undefined) return first
    const asked = { ...query, text: meant.text }
    const again = await engine.search(asked)
    const top = await topHits(asked, again)
    if (bestOf(top) <= best) return first
    // A word that only hidden rows have must not be told.
    const matched = new Set(top.flatMap(({ terms }) => terms))
    return meant.pairs.every((pair) => matched.has(pair)) ? { ...again, didYouMean: meant.text } : again
  }

  /** The most relevant hits, whatever page was asked for, so that every page is decided alike. */
  async function topHits(query: SearchQuery, answer: SearchResult): Promise<readonly SearchHit[]> {
    const has = (query.offset ?? 0) === 0 && query.limit > 0 && (query.sort ?? 'relevance') === 'relevance'
    if (has) return answer.hits.slice(0, topCount)
    const probe = {
      ...query,
      sort: 'relevance',
      facets: [],
      highlight: false,
      offset: 0,
      limit: topCount,
    } as const
    return (await engine.search(probe)).hits
  }

  async function* heard(batches: AsyncIterable<readonly SearchDocument[]>) {
    for await (const batch of batches) {
      yield batch
      for (const document of batch) vocabulary.put(document)
    }
  }

  return {
    name,
    version,
    ...(engine.durable && { durable: true }),
    ...(engine.rebuild && {
      // What is offered by sound is put to the engine, so that texts of the old index do no harm until they are gone.
      rebuild: async (tenant, batches) => {
        vocabulary.clear(tenant)
        await engine.rebuild?.(tenant, heard(batches))
      },
    }),
    async index(documents) {
      await engine.index(documents)
      for (const document of documents) vocabulary.put(document)
    },
    async remove(tenant, ids, kind) {
      await engine.remove(tenant, ids, kind)
      vocabulary.remove(tenant, ids, kind)
    },
    async search(query) {
      const first = await engine.search(query)
      return query.text.trim() === '' || query.scope === 'none' ? first : askAgain(query, first)
    },
    async suggest(query) {
      const plain = await engine.suggest(query)
      const isTyping = /[a-z]/i.test(query.prefix) && plain.length < query.limit && query.scope !== 'none'
      return isTyping ? complete(query, plain) : plain
    },
    async snapshot(tenant) {
      const snapshot: PinyinSnapshot = {
        ...(await engine.snapshot(tenant)),
        engine: name,
        version,
        pinyin: vocabulary.save(tenant),
      }
      return snapshot
    },
    async restore(snapshot) {
      if (snapshot.engine !== name || snapshot.version !== version) {
        throw searchRefusals.error('search.version_mismatch', {
          details: { found: `${snapshot.engine} ${snapshot.version}`, expected: `${name} ${version}` },
        })
      }
      const { pinyin } = snapshot as PinyinSnapshot
      if (!Array.isArray(pinyin)) throw searchRefusals.error('search.invalid_snapshot')
      await engine.restore({ ...snapshot, engine: engine.name, version: engine.version })
      vocabulary.restore(snapshot.tenant, pinyin)
    },
    async clear(tenant) {
      await engine.clear(tenant)
      vocabulary.clear(tenant)
    },
    stats: () => engine.stats(),
  }
}

const bestOf = (hits: readonly SearchHit[]) => Math.max(0, ...hits.map(({ relevance }) => relevance))
const keyOf = ({ text, field }: { readonly text: string; readonly field: string }) => `${field} ${text}`
