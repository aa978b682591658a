import { getPath } from '@caselore/core/filter'
import type { Json } from '@caselore/core/shared'
import { facetValuesIn, sortFacet } from '../engine/index.js'
import type { FacetValue } from '../types.js'
import { placeOf } from './documents.js'
import type { ReachedSegment } from './question.js'

/** Counts an attribute’s values over documents: codes first, whose values are then looked at once each. */
export function countFacet(
  segments: readonly ReachedSegment[],
  documents: Iterable<number>,
  path: string,
): FacetValue[] {
  const attribute = path.split('.')[0] as string
  const counts = new Map<FacetValue['value'], number>()
  const add = (value: Json | undefined, times: number) => {
    const found = value === undefined ? undefined : getPath({ [attribute]: value }, path)
    for (const one of facetValuesIn(found)) counts.set(one, (counts.get(one) ?? 0) + times)
  }
  const columns = segments.map(({ live }) => live.segment.columns.get(attribute))
  const byCode = columns.map((column) => new Uint32Array(column?.codeCount ?? 0))
  for (const document of documents) {
    const { segment, document: local } = placeOf(segments, document)
    const at = segments.indexOf(segment)
    const column = columns[at]
    const code = column?.codes?.[local]
    if (code === undefined) add(column?.at(local), 1)
    else (byCode[at] as Uint32Array)[code] = ((byCode[at] as Uint32Array)[code] as number) + 1
  }
  byCode.forEach((codes, i) => {
    codes.forEach((times, code) => {
      if (times > 0) add(columns[i]?.valueFor(code), times)
    })
  })
  return sortFacet(counts)
}
