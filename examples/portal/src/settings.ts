import type { PersonKey } from './demo/index.js'
import { isPerson } from './people.js'
import type { Language } from './texts.js'

export type Theme = 'auto' | 'light' | 'dark'

/** Written in by Vite; `npm start -- --documents` says it. */
declare const manyDocuments: string | undefined

const address = new URL(location.href).searchParams

/** Tests name their own database with `?db=`. */
const database = address.get('db') ?? 'sample-desk'

const key = (name: string) => `${database}:${name}`
const read = (name: string): string | undefined => localStorage.getItem(key(name)) ?? undefined

/** What the portal remembers between visits, apart for each database. */
export const settings = {
  database,
  /** `?demo=none` opens an empty desk. */
  wantsDemo: address.get('demo') !== 'none',
  /** `?documents=100000`, or `npm start -- --documents 100000`: so many further cases, in memory. */
  documents: Number(address.get('documents') ?? (typeof manyDocuments === 'string' ? manyDocuments : 0)) || 0,
  get language(): Language {
    const kept = read('language') ?? (navigator.language.startsWith('en') ? 'en' : 'zh-CN')
    return kept === 'en' ? 'en' : 'zh-CN'
  },
  set language(value) {
    localStorage.setItem(key('language'), value)
  },
  get theme(): Theme {
    const kept = read('theme')
    return kept === 'light' || kept === 'dark' ? kept : 'auto'
  },
  set theme(value) {
    localStorage.setItem(key('theme'), value)
  },
  /** Per tab, so that two tabs can be two people; a new tab begins as the last one chosen. */
  get person(): PersonKey {
    const kept = sessionStorage.getItem(key('person')) ?? read('person') ?? ''
    return isPerson(kept) ? kept : 'requester-east'
  },
  set person(value) {
    sessionStorage.setItem(key('person'), value)
    localStorage.setItem(key('person'), value)
  },
  /** Which demo data the database was filled with, once all of it was. */
  get filledWith(): string | undefined {
    return read('filled')
  },
  set filledWith(value: string | undefined) {
    if (value === undefined) localStorage.removeItem(key('filled'))
    else localStorage.setItem(key('filled'), value)
  },
  /** How far the real data has been loaded, as JSON. */
  get realData(): string | undefined {
    return read('real-data')
  },
  set realData(value: string | undefined) {
    if (value === undefined) localStorage.removeItem(key('real-data'))
    else localStorage.setItem(key('real-data'), value)
  },
}
