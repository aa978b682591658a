import * as z from 'zod/mini'
import { identifier, parseInput, text } from '../schema/index.js'
import type { Auditing, AuditingOptions } from './audit/auditing.js'
import type { DeskContext } from './context.js'
import type { Directory } from './directory/directory.js'
import { must } from './must.js'
import type { StreamRetention } from './retention/retention.js'
import type { RetentionOptions } from './retention/types.js'
import type { LearningOptions, SearchLearning } from './search/learning.js'
import type { TenantTransfers, TransfersOptions } from './transfers/tenant-transfers.js'

interface HostParts {
  directory(options: { readonly tenant: string }): Directory
  auditing(options: AuditingOptions): Auditing
  retention(options: RetentionOptions): StreamRetention
  transfers(options: TransfersOptions): TenantTransfers
  learning(options: LearningOptions): SearchLearning
}

const tenantOnly = z.strictObject({ tenant: identifier })
const onBehalf = z.strictObject({ tenant: identifier, by: z.optional(identifier) })
const forReason = z.strictObject({
  tenant: identifier,
  by: z.optional(identifier),
  reason: z.optional(text()),
})

type Methods = Readonly<Record<string, (...inputs: unknown[]) => unknown>>

/**
 * What the desk has for the host's jobs and its directory. Options are checked at once, the work is loaded with the first
 * call, since a page at which people work has none of it.
 */
export function hostParts(desk: DeskContext): HostParts {
  const care = () => {
    desk.assertOpen()
    return import('./administration.js')
  }
  /** Names stand as keys, so that a method forgotten here does not compile. */
  const part = <Part extends object>(
    names: Readonly<Record<keyof Part, 1>>,
    open: () => Promise<Part>,
  ): Part => {
    const methods = Object.keys(names).map((name) => [
      name,
      async (...inputs: unknown[]) => ((await open()) as Methods)[name]?.(...inputs),
    ])
    return Object.fromEntries(methods) as Part
  }
  return {
    directory(options) {
      const checked = must(parseInput(tenantOnly, options))
      return part<Directory>(
        {
          personLeft: 1,
          personMoved: 1,
          personJoined: 1,
          personSynced: 1,
          person: 1,
          erase: 1,
          review: 1,
          settleGrants: 1,
        },
        async () => (await care()).createDirectory(desk, checked),
      )
    },
    auditing(options) {
      const checked = must(parseInput(onBehalf, options))
      return part<Auditing>({ checkpoint: 1, verify: 1, plan: 1, purge: 1, scan: 1 }, async () =>
        (await care()).createAuditing(desk, checked),
      )
    },
    retention(options) {
      const checked = must(parseInput(onBehalf, options))
      return part<StreamRetention>({ purge: 1 }, async () => (await care()).createRetention(desk, checked))
    },
    transfers(options) {
      const checked = must(parseInput(forReason, options))
      const open = async () => (await care()).createTransfers(desk, checked)
      return {
        ...part<Omit<TenantTransfers, 'export'>>({ import: 1 }, open),
        async *export(options) {
          yield* (await open()).export(options)
        },
      }
    },
    learning(options) {
      const checked = must(parseInput(onBehalf, options))
      return part<SearchLearning>(
        { propose: 1, apply: 1, current: 1, reset: 1, forgetQuestions: 1 },
        async () => (await care()).createLearning(desk, checked),
      )
    },
  }
}
