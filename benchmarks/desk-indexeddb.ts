// The same question as desk.ts, in Chromium over IndexedDB. The peer is the adapter without a desk.
//
//   npx tsx benchmarks/desk-indexeddb.ts [--tickets 500]
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { createServer } from 'vite'
import { findChromium } from '../scripts/chromium.mjs'
import type { Row } from './measure.js'
import { report } from './report.js'

const { values } = parseArgs({ options: { tickets: { type: 'string', default: '500' } } })
const server = await createServer({
  root: join(import.meta.dirname, 'page'),
  resolve: { tsconfigPaths: true },
  server: { port: 0, fs: { allow: [join(import.meta.dirname, '..')] } },
  logLevel: 'error',
})
await server.listen()
const browser = await chromium.launch({
  executablePath: findChromium() ?? '',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const page = await browser.newPage()
await page.goto(`${server.resolvedUrls?.local[0]}?tickets=${values.tickets}`)
await page.waitForFunction(() => 'rows' in globalThis, undefined, { timeout: 600_000 })
report('desk-indexeddb', await page.evaluate(() => (globalThis as unknown as { rows: Row[] }).rows))
await browser.close()
await server.close()
