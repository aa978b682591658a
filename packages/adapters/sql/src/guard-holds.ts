import type { Guard } from '@caselore/core/storage'

/** Whether a guard holds for a record of this version (`undefined`: there is none). What fails is for `assertGuards` to tell. */
export function guardHolds(guard: Guard, version: number | undefined): boolean {
  if (guard === 'absent') return version === undefined
  return guard === 'exists' ? version !== undefined : version === guard
}
