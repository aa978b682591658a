import { actions } from '../schema/index.js'
import { projections } from '../storage/index.js'

/** Where it stands with an import into the tenant. Never in a file: it is about the copy, not about what was copied. */
export const markerKey = { kind: 'transfer', id: 'import' } as const

/** Rows that hold places in the feed. They mean something only where the events have the same places. */
export const placeKinds: readonly string[] = ['cursor', 'parked', 'relay', 'retention', 'search_snapshot']

/**
 * The kinds that Caselore keeps. The port has no list of a tenant's kinds, so that an export asks for these, for what
 * events and audit entries are about, and for what the host names.
 */
export const standardKinds: readonly string[] = [
  ...Object.keys(actions),
  ...Object.keys(projections),
  ...['anomaly_state', 'audit_anchor', 'audit_head', 'claim', 'counter', 'job', 'legal_hold', 'receipt'],
  'share_link',
]

/** Kinds that hold content, audit entries first: those tell of further kinds. */
export const orderedKinds = (kinds: Iterable<string>): string[] =>
  [...new Set(kinds)]
    .filter((kind) => ![markerKey.kind, ...placeKinds, 'audit'].includes(kind) && isKind(kind))
    .sort()

/** Targets of audit entries and aggregates need not be records. */
const isKind = (kind: string): boolean => /^[A-Za-z][A-Za-z0-9_.-]{0,63}$/.test(kind)
