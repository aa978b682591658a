/**
 * Names one record inside a tenant. Kinds are ASCII words (`ticket`) of at most 64 characters; ids, and names of tenants,
 * are 1 to 200 visible ASCII characters.
 */
export interface Key {
  readonly kind: string
  readonly id: string
}

/**
 * A position in a tenant's change feed: opaque, but that positions of one tenant sort as text in the order of the feed. A read
 * given a token never shows less than was committed by then.
 */
export type Token = string

/**
 * What must hold of a record for a write to go ahead: its exact version, that it is not there (`absent`), or that it
 * is (`exists`).
 */
export type Guard = number | 'absent' | 'exists'

export interface Check extends Key {
  readonly guard: Guard
}
