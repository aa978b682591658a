import type { SearchClient } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { correctIdentifier } from './correct-identifier.js'
import { findDuplicates } from './find-duplicates.js'
import { findSimilarCases } from './find-similar-cases.js'
import { noteOpened } from './note-use.js'
import { recogniseIdentifiers } from './recognise-identifiers.js'
import { searchStatisticsOf } from './search-statistics.js'
import { suggestCategories, suggestTags } from './suggest-labels.js'

/** What stands around searching, loaded with the first call of it. */
export const searchClient = (session: SessionContext): SearchClient => ({
  duplicates: (of, limit) => findDuplicates(session, of, limit),
  similar: (to, limit) => findSimilarCases(session, to, limit),
  identifiers: (of) => recogniseIdentifiers(session, of),
  correctIdentifier: (input) => correctIdentifier(session, input),
  categories: (text, limit) => suggestCategories(session, text, limit),
  tags: (text, have, limit) => suggestTags(session, text, have, limit),
  opened: (hit) => noteOpened(session, hit),
  statistics: (query) => searchStatisticsOf(session, query),
})
