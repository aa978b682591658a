// `npm run learn:search -- --setup <module> --tenant <id> [--out <file>]`: what use would teach search, as a proposal file.
// `npm run learn:search -- --setup <module> --tenant <id> --apply <file> [--parts relevance,weights] --by <person>`
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Desk, TuningPart } from '@caselore/core/desk'

const usage = `Usage: npm run learn:search -- --setup <module> --tenant <id> [--out <file>] [--by <person>]
       npm run learn:search -- --setup <module> --tenant <id> --apply <file> [--parts <names>] --by <person>

  --setup   a module that exports a desk as "desk", or a function that makes one
  --out     where the proposal is written (default: search-proposal.json); nothing is changed
  --apply   puts a proposal into effect; --parts names which of relevance, categories, weights, synonyms`

const { values } = parseArgs({
  options: {
    setup: { type: 'string' },
    tenant: { type: 'string' },
    out: { type: 'string', default: 'search-proposal.json' },
    apply: { type: 'string' },
    parts: { type: 'string' },
    by: { type: 'string' },
  },
})
if (!values.setup || !values.tenant || (values.apply && !values.by)) {
  console.error(usage)
  process.exit(2)
}

const desk = await deskOf(values.setup)
const learning = desk.learning({ tenant: values.tenant, by: values.by })
if (values.apply) {
  const proposal = JSON.parse(await readFile(values.apply, 'utf8'))
  const parts = values.parts?.split(',') as TuningPart[] | undefined
  console.log(JSON.stringify(Object.keys(await learning.apply(proposal, parts))))
} else {
  const proposal = await learning.propose()
  await writeFile(values.out, `${JSON.stringify(proposal, undefined, 2)}\n`)
  console.log(JSON.stringify({ from: proposal.from, effect: proposal.effect }, undefined, 2))
}
await desk.close()

async function deskOf(path: string): Promise<Desk> {
  const module = await import(pathToFileURL(resolve(process.env.INIT_CWD ?? process.cwd(), path)).href)
  const found = module.desk
  return typeof found === 'function' ? found() : found
}
