import { canonicalJson, type Instant, ok, type Result, refused } from '../shared/index.js'
import type { ChainHead } from './chain-marks.js'
import { auditRefusals } from './refusals.js'
import type { AuditSigner, AuditVerifier } from './signer.js'

/**
 * What a signed place in a chain says: `checkpoint`, that the chain had come this far; `anchor`, that everything up to
 * and with it was removed by the rules of retention and the chain begins behind it. The one never passes for the other.
 */
export type CheckpointPurpose = 'checkpoint' | 'anchor'

/** A place in a tenant's chain, signed. */
export interface AuditCheckpoint extends ChainHead {
  readonly purpose: CheckpointPurpose
  readonly tenant: string
  readonly at: Instant
  readonly keyId: string
  readonly signature: string
}

export interface CheckpointFacts {
  readonly tenant: string
  readonly at: Instant
  /** Default: `checkpoint`. */
  readonly purpose?: CheckpointPurpose
}

/** Signs that the tenant's chain had this head at this moment. Check the chain before: a signature blesses what it finds. */
export async function createCheckpoint(
  { seq, hash }: ChainHead,
  signer: AuditSigner,
  { tenant, at, purpose = 'checkpoint' }: CheckpointFacts,
): Promise<AuditCheckpoint> {
  const unsigned = { purpose, tenant, seq, hash, at, keyId: signer.keyId }
  return { ...unsigned, signature: await signer.sign(signedText(unsigned)) }
}

/** What a checkpoint must be about to count. */
export interface ExpectedCheckpoint {
  readonly tenant: string
  readonly purpose?: CheckpointPurpose
}

/** The place that a checkpoint vouches for, or `audit.bad_signature` with `details.seq`. */
export async function verifyCheckpoint(
  checkpoint: AuditCheckpoint,
  verifier: AuditVerifier,
  { tenant, purpose = 'checkpoint' }: ExpectedCheckpoint,
): Promise<Result<ChainHead>> {
  const { seq, hash, at, keyId, signature } = checkpoint
  const isMeant = checkpoint.tenant === tenant && checkpoint.purpose === purpose
  const text = signedText({ purpose, tenant, seq, hash, at, keyId })
  if (isMeant && (await verifier.verify(text, signature, keyId))) return ok({ seq, hash })
  return refused(auditRefusals.data('audit.bad_signature', { details: { seq } }))
}

/** Begins with what it is, so that no signature made for something else can be passed off as one of these. */
const signedText = (content: Omit<AuditCheckpoint, 'signature'>): string =>
  `caselore.audit.1\n${canonicalJson(content)}`
