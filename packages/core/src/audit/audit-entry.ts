import type { Instant, Json, JsonObject } from '../shared/index.js'

/** One value that changed: nothing before for what is new, nothing after for what is gone. */
export type AuditChange = {
  readonly path: readonly (string | number)[]
  readonly before?: Json
  readonly after?: Json
}

/** What an audit entry says, before it has its place in the chain. */
export type AuditRecord = {
  readonly id: string
  readonly tenant: string
  /** 1 for the tenant's first entry, then without a gap. */
  readonly seq: number
  readonly at: Instant
  /** IANA zone of the person, so that "at night" can be read from it later. */
  readonly zone: string
  readonly actor: string
  readonly onBehalfOf?: string
  /** From where: IP, device, strength of sign-in, as the host vouches for it. */
  readonly environment: JsonObject
  readonly action: string
  readonly target: { readonly kind: string; readonly id: string }
  readonly reason?: string
  readonly changes: readonly AuditChange[]
  /** The policy by which it was allowed. */
  readonly policyVersion: string
  /** Regions of the target, so that an auditor can be confined to theirs. */
  readonly regions: readonly string[]
}

/** An entry in its place: it carries the hash of the one before it, and its own over all the rest. */
export type AuditEntry = AuditRecord & {
  /** `''` in a tenant's first entry. */
  readonly previous: string
  readonly hash: string
}

/** What must be said; everything else is empty unless given. */
export type AuditInput = Omit<
  AuditRecord,
  'environment' | 'changes' | 'regions' | 'onBehalfOf' | 'reason'
> & {
  readonly environment?: JsonObject | undefined
  readonly changes?: readonly AuditChange[] | undefined
  readonly regions?: readonly string[] | undefined
  readonly onBehalfOf?: string | undefined
  readonly reason?: string | undefined
}

/** An entry with every field in place, ready for {@link chainEntry}. Who, when, where, what, why, before and after (A1). */
export function auditEntry(input: AuditInput): AuditRecord {
  const { onBehalfOf, reason, environment = {}, changes = [], regions = [], ...rest } = input
  return {
    ...rest,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    environment,
    ...(reason === undefined ? {} : { reason }),
    changes,
    regions,
  }
}
