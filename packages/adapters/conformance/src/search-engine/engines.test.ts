import { compactEngine, createAnalyzer, createMiniSearchEngine } from '@caselore/search'
import { describeSearchEngine } from './describe-search-engine.js'

const analyzer = await createAnalyzer()

describeSearchEngine({
  name: 'minisearch',
  create: (schema) => createMiniSearchEngine({ analyzer, ...schema }),
})
describeSearchEngine({ name: 'compact', create: (schema) => compactEngine({ analyzer, ...schema }) })
