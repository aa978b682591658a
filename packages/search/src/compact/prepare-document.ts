import type { Analyzer } from '../analysis/index.js'
import type { SearchSchema } from '../engine/index.js'
import type { SearchDocument } from '../types.js'
import type { PreparedDocument } from './segment-builder.js'

/** Takes a document apart for the index. */
export function prepareDocument(
  { id, text, attributes }: SearchDocument,
  { fields }: SearchSchema,
  analyzer: Analyzer,
): PreparedDocument {
  const names = Object.keys(fields)
  const texts = names.map((name) => text[name])
  return {
    id,
    texts,
    attributes,
    scan(field, sink) {
      const value = texts[field] ?? ''
      const whole = typeof value === 'string' ? value : value.join('\n')
      if (analyzer.scan) analyzer.scan(whole, sink)
      else for (const term of analyzer.terms(whole)) sink.word(term)
    },
    completions: names.flatMap((name, field) => {
      const value = fields[name]?.suggest ? (texts[field] ?? []) : []
      return (typeof value === 'string' ? [value] : value).map((one, item) => ({
        field,
        item,
        normalized: analyzer.normalize(one),
      }))
    }),
  }
}
