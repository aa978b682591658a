import type { Key } from '../storage/index.js'

/** Where a partition keeps its lease and how far it has come. */
export const relayKey = (name: string, partition: number): Key => ({
  kind: 'relay',
  id: lineOf(name, partition),
})

export const lineOf = (name: string, partition: number): string => `${name}.${partition}`
