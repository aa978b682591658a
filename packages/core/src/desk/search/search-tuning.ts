import * as z from 'zod/mini'
import { filled, identifier, list } from '../../schema/index.js'
import type { SearchTuning } from '../../search/index.js'
import type { Row } from '../../storage/index.js'
import type { DeskContext, SessionContext } from '../context.js'
import { type Command, run } from '../pipeline.js'

const key = { kind: 'configuration', id: 'search-tuning' } as const

interface StoredTuning {
  readonly id: string
  readonly tuning: SearchTuning
}

async function readTuning({ storage }: DeskContext, tenant: string): Promise<Row<StoredTuning> | undefined> {
  return (await storage.get([key], { tenant }))[0] as unknown as Row<StoredTuning> | undefined
}

/** What the tenant's search was taught; nothing before anything was applied. */
export const storedTuning = async (desk: DeskContext, tenant: string): Promise<SearchTuning> =>
  (await readTuning(desk, tenant))?.doc.tuning ?? {}

const share = z.number().check(z.minimum(0), z.maximum(1))
const curve = z.optional(list(z.tuple([share, share]), 5_000))

/** Factors on weights lie within bounds: beyond them learning went wrong, and one field would be all that counts. */
const tuningInput = z.strictObject({
  relevance: curve,
  categories: curve,
  weights: z.optional(z.record(identifier, z.number().check(z.minimum(0.1), z.maximum(10)))),
  synonyms: z.optional(list(list(filled(), 20), 1_000)),
})

const tune: Command<z.infer<typeof tuningInput>, StoredTuning, Row<StoredTuning> | undefined> = {
  kind: 'configuration',
  action: 'configuration.edit',
  input: tuningInput,
  prepare: ({ desk, tenant }) => readTuning(desk, tenant),
  resource: () => ({ id: key.id }),
  change(work, { input, extra: earlier }) {
    const tuning = input as SearchTuning
    const row = earlier
      ? work.change(earlier, (draft) => void Object.assign(draft, { tuning }))
      : work.create<StoredTuning>(key.kind, { id: key.id, tuning })
    work.emit('configuration.search_tuned', row, { parts: Object.keys(tuning) })
    return row
  },
}

/** Lays a tuning down through the pipeline; its audit entry holds what was there before, which is the way back. */
export const applyTuning = async (session: SessionContext, input: unknown): Promise<SearchTuning> =>
  (await run(session, tune, input)).doc.tuning
