import type { RefusalData } from './refusal.js'

/** What a pure function answers: a value, or all the reasons why not. */
export type Result<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusals: readonly [RefusalData<Code>, ...RefusalData<Code>[]] }

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })

export const refused = <Code extends string>(
  ...refusals: [RefusalData<Code>, ...RefusalData<Code>[]]
): { readonly ok: false; readonly refusals: readonly [RefusalData<Code>, ...RefusalData<Code>[]] } => ({
  ok: false,
  refusals,
})
