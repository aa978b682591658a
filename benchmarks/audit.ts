// How many audit entries can be written and verified in a second, and what of that is the hash's own cost?
// The peer is a bare chain: SHA-256 over JSON.stringify of the same entry and the hash before it, in the same run.
//
//   npx tsx benchmarks/audit.ts [--entries 20000]
import { createHash } from 'node:crypto'
import { parseArgs } from 'node:util'
import { createDesk, memoryStorage } from '@caselore/core'
import {
  type AuditEntry,
  auditEntry,
  chainEntry,
  createCheckpoint,
  findAnomalies,
  insecureTestSigner,
  standardAnomalyRules,
  verifyChain,
  verifyCheckpoint,
} from '@caselore/core/audit'
import type { JsonObject } from '@caselore/core/shared'
import { type Row as Measured, measure } from './measure.js'
import { report } from './report.js'

const { values } = parseArgs({ options: { entries: { type: 'string', default: '20000' } } })
const entries = Number(values.entries)
const tenant = 'acme'

const recordOf = (seq: number) =>
  auditEntry({
    id: `entry-${seq}`,
    tenant,
    seq,
    at: Date.UTC(2026, 0, 1) + seq * 60_000,
    zone: 'Asia/Shanghai',
    actor: `agent-${seq % 40}`,
    environment: { ip: '192.0.2.1', device: 'laptop' },
    action: 'ticket.edit',
    target: { kind: 'ticket', id: `ticket-${seq % 9_000}` },
    changes: [
      { path: ['priority'], before: 'normal', after: 'high' },
      {
        path: ['description'],
        before: '注塑机停机，报警 E-1024',
        after: '注塑机停机，报警 E-1024，复位不了',
      },
    ],
    policyVersion: 'p1',
    regions: ['华东'],
  })

const bareHash = (previous: string, entry: object): string =>
  createHash('sha256')
    .update(previous + JSON.stringify(entry))
    .digest('hex')

/** So many entries a second, whole walks timed. */
async function perEntry(what: string, runs: number, count: number, walk: () => Promise<unknown>) {
  const row = await measure(what, runs, walk)
  return { row, perSecond: Math.round((count / row.p50) * 1_000) }
}

const chain: AuditEntry[] = []
const append = await measure('append: chained entry', entries, async (n) => {
  chain.push(await chainEntry(chain.at(-1)?.hash ?? '', recordOf(n + 1)))
})
let previous = ''
const bareAppend = await measure('append: bare SHA-256 chain', entries, (n) => {
  previous = bareHash(previous, recordOf(n + 1))
})

const verify = await perEntry(`verify: ${entries} entries`, 5, entries, () => verifyChain(chain))
const bareVerify = await perEntry(`verify: ${entries}, bare SHA-256 chain`, 5, entries, async () => {
  let last = ''
  for (const entry of chain) last = bareHash(last, entry)
  return last
})

async function inDesk(): Promise<{ row: Measured; perSecond: number }> {
  const storage = memoryStorage()
  for (let i = 0; i < chain.length; i += 1_000) {
    const puts = chain.slice(i, i + 1_000).map((doc) => ({
      kind: 'audit',
      id: String(doc.seq).padStart(12, '0'),
      guard: 'absent' as const,
      doc: doc as unknown as JsonObject,
    }))
    await storage.commit({ tenant, puts })
  }
  const { seq, hash } = chain.at(-1) as AuditEntry
  await storage.commit({
    tenant,
    puts: [{ kind: 'audit_head', id: 'head', guard: 'absent', doc: { seq, hash } }],
  })
  const auditing = (await createDesk({ storage })).auditing({ tenant })
  return perEntry(`verify: ${entries} from memory storage, page by page`, 3, entries, () => auditing.verify())
}
const stored = await inDesk()

const keys = await insecureTestSigner()
const head = chain.at(-1) as AuditEntry
const checkpoint = await createCheckpoint(head, keys, { tenant, at: 0 })
const sign = await measure('checkpoint: sign', 500, () => createCheckpoint(head, keys, { tenant, at: 0 }))
const check = await measure('checkpoint: verify', 500, () => verifyCheckpoint(checkpoint, keys, { tenant }))
const anomalies = await perEntry(`anomalies: five rules over ${entries}`, 3, entries, async () =>
  findAnomalies(chain, standardAnomalyRules),
)

report('audit', [append, bareAppend, verify.row, bareVerify.row, stored.row, sign, check, anomalies.row], {
  'append, entries a second': append.perSecond,
  'append, share of a bare chain': Number((append.perSecond / bareAppend.perSecond).toFixed(2)),
  'verify, entries a second': verify.perSecond,
  'verify, share of a bare chain': Number((verify.perSecond / bareVerify.perSecond).toFixed(2)),
  'verify from memory storage, entries a second': stored.perSecond,
  'anomalies, entries a second': anomalies.perSecond,
})
