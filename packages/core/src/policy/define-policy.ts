import type { Result } from '../shared/index.js'
import type { Policy } from './answers.js'
import type { Kinds, PolicyOptions, PolicySource } from './source.js'

export function definePolicy(source: PolicySource, options?: PolicyOptions): Policy
export function definePolicy<Name extends string>(
  source: PolicySource<Name>,
  options: PolicyOptions & { readonly kinds: Kinds },
): Policy
export function definePolicy(source: PolicySource<string>, options: PolicyOptions = {}): Policy {
  throw new Error(`being written ${String(source)} ${String(options)}`)
}

export function checkPolicy(source: unknown, options: PolicyOptions = {}): Result<Policy> {
  throw new Error(`being written ${String(source)} ${String(options)}`)
}
