import type {
  SearchDocument,
  SearchEngine,
  SearchQuery,
  SearchReach,
  SearchResult,
  SuggestQuery,
} from '@caselore/core/search'
import { expect } from 'vitest'
import type { EngineSchema } from './scenario.js'

/** The smallest world that the scenarios play in, and short ways to fill it and ask it. */
export const tenant = 'acme'
const kind = 'case'

export type Extra = Omit<Partial<SearchDocument>, 'text' | 'id'>

export const entry = (
  id: string,
  text: string | SearchDocument['text'],
  extra: Extra = {},
): SearchDocument => ({
  id,
  tenant,
  kind,
  text: typeof text === 'string' ? { title: text } : text,
  attributes: {},
  ...extra,
})

export const reach: SearchReach = { tenant, kind, scope: 'all', fields: ['title', 'tags', 'body'] }

export const question = (text: string, more: Partial<SearchQuery> = {}): SearchQuery => ({
  ...reach,
  text,
  limit: 100,
  ...more,
})

export type Create = (schema?: EngineSchema) => Promise<SearchEngine>

/** A fresh engine that holds the documents. */
export async function library(create: Create, documents: readonly SearchDocument[]): Promise<SearchEngine> {
  const engine = await create()
  await engine.index(documents)
  return engine
}

const idsOf = ({ hits }: SearchResult): string[] => hits.map(({ id }) => id)

export const find = async (
  engine: SearchEngine,
  text: string,
  more?: Partial<SearchQuery>,
): Promise<string[]> => idsOf(await engine.search(question(text, more)))

export const suggest = async (engine: SearchEngine, prefix: string, more: Partial<SuggestQuery> = {}) =>
  engine.suggest({ ...reach, prefix, limit: 20, ...more })

/** What the highlights of a hit quote, by field. */
export async function quoted(engine: SearchEngine, text: string, document: SearchDocument) {
  const { hits } = await engine.search(question(text, { highlight: true }))
  const hit = hits.find(({ id }) => id === document.id)
  return Object.fromEntries(
    Object.entries(hit?.highlights ?? {}).map(([field, spans]) => [
      field,
      spans.map(({ start, end, item }) => {
        const value = document.text[field] ?? ''
        return (typeof value === 'string' ? value : (value[item ?? -1] ?? '')).slice(start, end)
      }),
    ]),
  )
}

/** Fails unless the work ends in a refusal of this code. */
export async function refused(
  work: Promise<unknown> | (() => Promise<unknown>),
  code: string,
): Promise<void> {
  const outcome = await (typeof work === 'function' ? work() : work).then(
    () => 'done',
    (error: unknown) => error,
  )
  expect(outcome).toMatchObject({ code, messages: { zh: expect.any(String), en: expect.any(String) } })
}

/** Rows `r000` to `r…` that say the same. */
export const numbered = (count: number, of: (n: number) => SearchDocument): SearchDocument[] =>
  Array.from({ length: count }, (_, n) => ({ ...of(n), id: `r${String(n).padStart(3, '0')}` }))

/** A small service library. */
export const plant: readonly SearchDocument[] = [
  entry(
    'c1',
    { title: '注塑机停机报警 E-1024 的处理', tags: ['停机', '伺服'], body: '更换伺服驱动器，断电重启。' },
    { attributes: { status: 'published', region: '华东', labels: ['停机', '伺服'], reuse: 4, open: true } },
  ),
  entry(
    'c2',
    { title: '电机过热导致生产线故障', tags: ['停机', '过热'] },
    { attributes: { status: 'published', region: '华东', labels: ['停机', '过热'], reuse: 9, open: false } },
  ),
  entry(
    'c3',
    { title: 'ThinkPad X1-Carbon 屏幕闪烁', body: 'Reseat the display connector.' },
    { attributes: { status: 'published', region: '华南', reuse: 1 } },
  ),
  entry(
    'c4',
    { title: '本系统支持中文吗' },
    { attributes: { status: 'draft', region: '华北', custom: { level: 2 } } },
  ),
]
