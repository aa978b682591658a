/** A key under its name. Names are stored beside what the key protects, so they tell nothing and are never given twice. */
export interface NamedKey {
  readonly id: string
  readonly key: CryptoKey
}

/**
 * Where keys come from: the host's key store or KMS. Keys are asked for with every call, so a port keeps them at hand.
 *
 * Wrapping keys are AES-GCM of 256 bits with the usages `wrapKey` and `unwrapKey`; index keys are HMAC with SHA-256 and
 * the usage `sign`. Neither needs to be extractable. `'destroyed'` says that a key is gone for good and what it protects
 * with it; it is never to be answered for a key that is merely not found.
 *
 * A port keeps person keys under the tenant's own in its store, and out of the backups that hold the records: a person
 * is erased only when no copy of their key is left.
 */
export interface KeyPort {
  /** The tenant's newest wrapping key, for records that concern no person. */
  current(tenant: string): Promise<NamedKey>
  /** Any wrapping key of the tenant or of its persons, old ones too, by name. `undefined`: never heard of. */
  get(tenant: string, id: string): Promise<NamedKey | 'destroyed' | undefined>
  /** The keys for blind indexes, the newest first; older ones until `rotate` has gone through. */
  indexKeys(tenant: string): Promise<readonly [NamedKey, ...NamedKey[]]>
  /** The person's newest wrapping key, `undefined` if they never had one. */
  getPersonKey(tenant: string, person: string): Promise<NamedKey | 'destroyed' | undefined>
  /**
   * A new wrapping key for the person, from now on their newest. Called by the storage for persons who never had one, and
   * by the host to change a key, or to take back a person who was erased.
   */
  createPersonKey(tenant: string, person: string): Promise<NamedKey>
  /** Destroys every key of the person. What was stored under them cannot be read again by anyone. */
  destroyPersonKey(tenant: string, person: string): Promise<void>
}
