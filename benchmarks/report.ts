import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Row } from './measure.js'

/** Prints the rows as a table and keeps them as JSON beside the benchmark. */
export function report(name: string, rows: readonly Row[]): void {
  console.table(rows)
  const folder = join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const heap = Math.round(process.memoryUsage().heapUsed / 1e6)
  writeFileSync(
    join(folder, `${name}.json`),
    `${JSON.stringify({ node: process.version, heapMb: heap, rows }, null, 2)}\n`,
  )
  console.log(`heap used: ${heap} MB`)
}
