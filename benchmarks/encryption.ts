// What does field encryption cost a record? The same tickets, each with four encrypted fields of which two are indexed, in a memory
// storage with and without it.
//
//   npx tsx benchmarks/encryption.ts [--rows 5000]

import { parseArgs } from 'node:util'
import { encryptedStorage, insecureTestKeys } from '@caselore/core/encryption'
import { memoryStorage, type Storage } from '@caselore/core/storage'
import { measure, type Row } from './measure.js'
import { report } from './report.js'

const { values } = parseArgs({ options: { rows: { type: 'string', default: '5000' } } })
const count = Number(values.rows)
const perCall = 100
const calls = Math.ceil(count / perCall)
const tenant = 'acme'

const doc = (n: number) => ({
  subject: '注塑机停机，屏幕报警 E-1024',
  description: '设备停机，屏幕报警 E-1024，复位不了。'.repeat(10),
  requester: `person-${n % 200}`,
  contact: { name: '李工', phone: `138${String(n).padStart(8, '0')}`, email: `p${n}@example.com` },
  customer: { name: '某注塑厂', uscc: '91350100M000100Y43' },
})

const bare = memoryStorage()
const sealed = encryptedStorage(memoryStorage(), {
  keys: insecureTestKeys(),
  fields: {
    ticket: {
      'contact.phone': { blindIndex: true },
      'contact.email': {},
      'contact.name': {},
      'customer.uscc': { blindIndex: true },
    },
  },
  subjectOf: (_kind, { requester }) => String(requester),
})

const id = (n: number) => `t${String(n).padStart(8, '0')}`
const write = (storage: Storage) => (call: number) =>
  storage.commit({
    tenant,
    puts: Array.from({ length: perCall }, (_, i) => call * perCall + i).map((n) => ({
      kind: 'ticket',
      id: id(n),
      guard: 'absent' as const,
      doc: doc(n),
    })),
  })
const read = (storage: Storage) => (call: number) =>
  storage.get(
    Array.from({ length: perCall }, (_, i) => ({ kind: 'ticket', id: id(call * perCall + i) })),
    { tenant },
  )
const find = (storage: Storage) => (call: number) =>
  storage.query(
    {
      kind: 'ticket',
      where: { field: 'contact.phone', op: 'eq', value: doc(call).contact.phone },
      limit: 10,
    },
    { tenant },
  )

const rows: Row[] = []
for (const [name, storage] of Object.entries({ plain: bare, encrypted: sealed })) {
  rows.push(await measure(`${name}: commit of ${perCall}`, calls, write(storage)))
  rows.push(await measure(`${name}: get of ${perCall}`, calls, read(storage)))
  rows.push(await measure(`${name}: find by phone among ${count}`, 20, find(storage)))
}
const p50 = (what: string) => rows.find((row) => row.what === what)?.p50 ?? 0
const perRow = (what: string) =>
  Math.round(((p50(`encrypted: ${what}`) - p50(`plain: ${what}`)) / perCall) * 1000)
report('encryption', rows, {
  'µs per row written': perRow(`commit of ${perCall}`),
  'µs per row read': perRow(`get of ${perCall}`),
})
