import type { Capabilities } from '@caselore/core/storage'
import type { StorageNote } from './describe-storage.js'

/** How a scenario ended: `skipped` is one that needs what the storage does not claim, `gap` one that is known to fail. */
export type ScenarioOutcome = 'passed' | 'failed' | 'skipped' | 'gap'

/** What one storage showed in a run of the kit. */
export interface StorageReport {
  readonly name: string
  readonly capabilities: Capabilities | null
  /** By the scenario's key, in the order of the kit. */
  readonly scenarios: Readonly<Record<string, ScenarioOutcome>>
  /** The reasons given for known gaps, by key. */
  readonly gaps: Readonly<Record<string, string>>
}

/** What is used of a report of vitest's reporter `json`. */
export interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly status: string
      readonly meta?: { readonly caselore?: StorageNote | undefined } | undefined
    }[]
  }[]
}

/**
 * The results of every storage that was described in a run, by name, out of what vitest's JSON reporter writes. Tests that are not the
 * kit's are passed over.
 *
 * @example
 * ```ts
 * // npx vitest run crm --reporter=json --outputFile=report.json
 * const [crm] = storageReports(JSON.parse(readFileSync('report.json', 'utf8')))
 * crm.scenarios['guard.check-version'] // 'passed'
 * ```
 */
export function storageReports(report: VitestReport): StorageReport[] {
  const reports = new Map<string, StorageReport>()
  for (const { assertionResults } of report.testResults)
    for (const { status, meta } of assertionResults)
      if (meta?.caselore) reports.set(meta.caselore.storage, withNote(reports, meta.caselore, status))
  return [...reports.values()]
}

function withNote(reports: Map<string, StorageReport>, note: StorageNote, status: string): StorageReport {
  const known = reports.get(note.storage) ?? {
    name: note.storage,
    capabilities: null,
    scenarios: {},
    gaps: {},
  }
  return {
    ...known,
    capabilities: note.capabilities ?? known.capabilities,
    scenarios: { ...known.scenarios, [note.key]: outcomeOf(note, status) },
    gaps: note.gap === undefined ? known.gaps : { ...known.gaps, [note.key]: note.gap },
  }
}

function outcomeOf({ gap }: StorageNote, status: string): ScenarioOutcome {
  if (status === 'passed') return gap === undefined ? 'passed' : 'gap'
  return status === 'failed' ? 'failed' : 'skipped'
}
