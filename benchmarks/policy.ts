// Is the policy engine fast and small enough to be asked about every row and every menu entry? CASL, casbin and Cedar
// (WebAssembly) answer the same questions over the same 42 rules in the same run, and are asked first whether they agree.
//
//   npx tsx benchmarks/policy.ts [--questions 400] [--rows 10000]

import { parseArgs } from 'node:util'
import { compileFilter } from '@caselore/core/filter'
import { applyView, type Policy } from '@caselore/core/policy'
import type { JsonObject } from '@caselore/core/shared'
import { subject as tagged } from '@casl/ability'
import { casbinAllows } from '../packages/core/src/policy/testing/casbin-peer.js'
import { buildAbility } from '../packages/core/src/policy/testing/casl-peer.js'
import { keptBytes } from './kept-bytes.js'
import { measure, type Row } from './measure.js'
import { agree, loadPolicy, type Prepared, prepare, reference } from './policy-peers.js'
import { sizes } from './policy-size.js'
import { report } from './report.js'

const { values } = parseArgs({
  options: { questions: { type: 'string', default: '400' }, rows: { type: 'string', default: '10000' } },
})
const policy = loadPolicy()
/** Passes over the questions in one measured run of the fast peers. */
const passes = 20
const prepared = prepare(policy, Number(values.questions))
const { cedar, enforcer } = await agree(prepared)

/** Peers take turns, so that a busy moment of the machine hits them alike. */
async function inTurns(rounds: number, runs: number, works: Record<string, () => unknown>): Promise<Row[]> {
  const best = new Map<string, Row>()
  for (let round = 0; round < rounds; round++)
    for (const [what, work] of Object.entries(works)) {
      const row = await measure(what, runs, work)
      const known = best.get(what)
      if (!known || row.p50 < known.p50) best.set(what, row)
    }
  return [...best.values()]
}

const each = (ask: (one: Prepared) => unknown) => () => {
  for (const one of prepared) ask(one)
}
/** Again and again: one pass over so few questions is over before a clock has seen it. */
const often = (ask: (one: Prepared) => unknown) => () => {
  for (let pass = 0; pass < passes; pass++) for (const one of prepared) ask(one)
}
let seen = 0

function decisions(): Promise<Row[]> {
  return inTurns(7, 20, {
    'decide: ours, with field view': often(({ session, action, resource }) => {
      seen += session.decide(action, resource).fields.hidden.length
    }),
    'decide: ours, new session each': often(({ actor, action, resource, env }) => {
      seen += policy.decide({ actor, action, resource, env }).fields.hidden.length
    }),
    'decide: casl can': often(({ ability, question, tagged: record }) => {
      seen += Number(ability.can(question.verb, record))
    }),
  })
}

async function slowPeers(): Promise<Row[]> {
  return [
    await measure(
      'decide: cedar',
      3,
      each(({ question }) => cedar(question)),
    ),
    await measure('decide: casbin', 1, async () => {
      for (const { question } of prepared) await casbinAllows(enforcer, question)
    }),
  ]
}

function sessions(): Promise<Row[]> {
  return inTurns(5, 10, {
    'session: ours': each(({ actor, env }) => {
      seen += policy.session(actor, env) ? 1 : 0
    }),
    'session: casl': each(({ question }) => {
      seen += buildAbility(reference.rules, question).rules.length
    }),
    'session and a first decision: ours': each(({ actor, env, action, resource }) => {
      seen += policy.session(actor, env).decide(action, resource).reasons.length
    }),
    'session and a first decision: casl': each(({ question, tagged: record }) => {
      seen += Number(buildAbility(reference.rules, question).can(question.verb, record))
    }),
  })
}

const agent = {
  subject: {
    id: 'u1',
    kind: 'user',
    status: 'active',
    roles: ['agent', 'sales'],
    regions: ['华东', '华南'],
    departments: ['service'],
  },
  env: { granted: ['r7'], unmask: [], bypassRegion: [] },
}
const regions = ['华东', '华南', '华北', '西南']
const rows: readonly JsonObject[] = Array.from({ length: Number(values.rows) }, (_, n) => ({
  id: `r${n}`,
  title: `注塑机第 ${n} 次报警，代码 E-${1000 + (n % 90)}`,
  problem: '开机后温度升到 180 度就停机，屏幕显示报警，重启后又可以运行半小时左右。',
  status: ['open', 'resolved', 'closed'][n % 3] as string,
  priority: ['low', 'normal', 'high'][n % 3] as string,
  regions: [regions[n % 4] as string],
  customerName: '某注塑厂',
  customerPhone: `1380000${String(n % 10_000).padStart(4, '0')}`,
  customerIdNo: '',
  bankAccount: `62220000000${String(n).padStart(5, '0')}`,
  address: '某省某市某路 8 号',
  diagnosis: '料筒三区热电偶接触不良，温度读数漂移。',
  solution: '更换热电偶，校正温度曲线，观察两个班次。',
  internalNotes: '备件库存两件。',
  cost: n,
  attachments: ['a.jpg', 'b.jpg'],
  tags: ['温度', '报警'],
  slaDueAt: 1_764_000_000_000 + n,
  assigneeId: `u${n % 5}`,
  requesterId: `c${n % 50}`,
  salesOwnerId: `u${n % 7}`,
}))

function lists(loaded: Policy): Promise<Row[]> {
  const { id, roles, kind: _, ...attributes } = agent.subject
  const actor = { id, roles, kind: 'person' as const, attributes }
  const session = loaded.session(actor, agent.env)
  const ability = buildAbility(reference.rules, agent)
  const records = rows.map((row) => tagged('ticket', { ...row }))
  const { scope } = session.filter('ticket.list')
  const admits = scope === 'all' ? () => true : scope === 'none' ? () => false : compileFilter(scope)
  const [ours, theirs] = [
    rows.filter(admits).length,
    records.filter((record) => ability.can('list', record)).length,
  ]
  if (ours !== theirs || ours === 0) throw new Error(`The lists differ: ${ours} and ${theirs}.`)
  return inTurns(5, 10, {
    'filter 10,000: ours': () => {
      const { scope: found } = loaded.session(actor, agent.env).filter('ticket.list')
      seen += rows.filter(typeof found === 'string' ? () => found === 'all' : compileFilter(found)).length
    },
    'filter 10,000: casl': () => {
      seen += records.filter((record) => ability.can('list', record)).length
    },
    'decide and mask 10,000: ours': () => {
      for (const row of rows) {
        const { effect, fields } = session.decide('ticket.list', row)
        if (effect === 'allow') seen += applyView(row, fields, loaded.masks).masked.length
      }
    },
    'JSON round trip of 10,000': () => {
      for (const row of rows) seen += Object.keys(JSON.parse(JSON.stringify(row)) as object).length
    },
  })
}

const at = (n: number) => prepared[n % prepared.length] as Prepared
const memory = {
  'bytes kept: a policy': keptBytes(20, loadPolicy),
  'bytes kept: a session that was asked once, ours': keptBytes(1_000, (n) => {
    const { actor, env, action, resource } = at(n)
    const session = policy.session(actor, env)
    session.decide(action, resource)
    return session
  }),
  'bytes kept: an ability that was asked once, casl': keptBytes(1_000, (n) => {
    const { question, tagged: record } = at(n)
    const ability = buildAbility(reference.rules, question)
    ability.can(question.verb, record)
    return ability
  }),
}
const measured = [
  ...(await decisions()),
  ...(await slowPeers()),
  ...(await sessions()),
  ...(await lists(policy)),
]

const p50 = (what: string) => measured.find((row) => row.what === what)?.p50 ?? Number.NaN
const times = (slow: string, fast: string) => Number((p50(slow) / p50(fast)).toPrecision(3))
report('policy', measured, {
  'decisions a second, with field view': Math.round(
    (1000 * passes * prepared.length) / p50('decide: ours, with field view'),
  ),
  'decide, times casl (aim 1.4)': times('decide: casl can', 'decide: ours, with field view'),
  'decide, times casbin (aim 1000)': passes * times('decide: casbin', 'decide: ours, with field view'),
  'decide, times cedar': passes * times('decide: cedar', 'decide: ours, with field view'),
  'session, times casl (aim 2.5)': times('session: casl', 'session: ours'),
  'session and first decision, times casl': times(
    'session and a first decision: casl',
    'session and a first decision: ours',
  ),
  'filter 10,000, times casl (aim 2.5)': times('filter 10,000: casl', 'filter 10,000: ours'),
  'decide and mask, share of a JSON round trip (aim 1.2)': times(
    'decide and mask 10,000: ours',
    'JSON round trip of 10,000',
  ),
  ...Object.fromEntries(Object.entries(await sizes()).map(([what, bytes]) => [`gz bytes: ${what}`, bytes])),
  ...memory,
  'values looked at, so that nothing is optimised away': seen,
})
