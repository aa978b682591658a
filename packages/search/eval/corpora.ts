import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'

export interface Corpus {
  readonly name: string
  readonly documents: readonly { readonly id: string; readonly title: string; readonly body: string }[]
  readonly questions: readonly { readonly text: string; readonly relevant: ReadonlyMap<string, number> }[]
}

interface RawDocument {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly label?: string
}

interface RawQuestion {
  readonly text: string
  readonly rel?: { readonly [id: string]: number }
  readonly label?: string
}

export const corpusNames = ['egret_wenda', 'cmrc2018', 'drcd_trad', 'banking77'] as const

/** The folder with other people's corpora, which are never part of this repository; undefined where there is none. */
export function corpusFolder(): string | undefined {
  const given = process.env.CASELORE_DATA
  const folder = given
    ? resolve(given, 'search')
    : resolve(import.meta.dirname, '../../../../shared/data/search')
  return existsSync(folder) ? folder : undefined
}

export function readCorpus(folder: string, name: string): Corpus {
  const documents = readLines<RawDocument>(resolve(folder, `${name}.docs.jsonl`))
  const byLabel = new Map<string, Map<string, number>>()
  for (const { id, label } of documents) {
    if (label !== undefined) byLabel.set(label, (byLabel.get(label) ?? new Map<string, number>()).set(id, 1))
  }
  const questions = readLines<RawQuestion>(resolve(folder, `${name}.queries.dev.jsonl`)).map(
    ({ text, rel, label }) => ({
      text,
      relevant: label === undefined ? new Map(Object.entries(rel ?? {})) : (byLabel.get(label) ?? new Map()),
    }),
  )
  return { name, documents, questions }
}

const readLines = <Line>(file: string): Line[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Line)
