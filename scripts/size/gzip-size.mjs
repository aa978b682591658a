import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** Bytes of all files together as size-limit counts them: each compressed by itself. @param {string[]} paths */
export const gzipSize = (paths) =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(path), { level: 9 }).length, 0)
