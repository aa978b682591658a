import type { Role } from './source.js'

/** The roles with all that they inherit, each once, sorted. Names that the policy does not know are kept. */
export function effectiveRoles(
  held: readonly string[],
  roles: Readonly<Record<string, Role>>,
): readonly string[] {
  const found = new Set<string>()
  const queue = [...held]
  for (let role = queue.pop(); role !== undefined; role = queue.pop()) {
    if (found.has(role)) continue
    found.add(role)
    if (Object.hasOwn(roles, role)) queue.push(...(roles[role]?.inherits ?? []))
  }
  return [...found].sort()
}
