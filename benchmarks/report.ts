import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './measure.js'

/** Prints the rows as a table, and what was worked out from them, and keeps both as JSON beside the benchmark. */
export function report(
  name: string,
  rows: readonly Row[],
  figures: Readonly<Record<string, number>> = {},
): void {
  console.table(rows)
  if (Object.keys(figures).length > 0) console.table(figures)
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const heap = Math.round(process.memoryUsage().heapUsed / 1e6)
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ node: process.version, heapMb: heap, rows, ...(Object.keys(figures).length > 0 ? { figures } : {}) }, null, 2)}\n`,
  )
  console.log(`heap used: ${heap} MB`)
}
