import { describeSearchEngine } from '@caselore/conformance'
import { createAnalyzer } from '@caselore/search'
import { afterAll } from 'vitest'
import { openSearchEngine } from './index.js'
import { startStandIn } from './testing/stand-in.js'

const analyzer = await createAnalyzer()
const cluster = await startStandIn()
afterAll(() => cluster.stop())

let engines = 0
describeSearchEngine({
  name: 'OpenSearch, on a stand-in',
  create: (schema) =>
    openSearchEngine({ url: cluster.url, index: `engine${engines++}`, analyzer, ...schema }),
})
