/**
 * What is kept under a key, made when it is first asked for. Where keys come from outside, `most` says how many are
 * kept before all are forgotten: a flood of odd ones must not fill the memory.
 */
export function remember<Key, Value>(
  kept: Map<Key, Value>,
  key: Key,
  make: () => Value,
  most: number = Number.POSITIVE_INFINITY,
): Value {
  const known = kept.get(key)
  if (known !== undefined) return known
  const value = make()
  if (kept.size >= most) kept.clear()
  kept.set(key, value)
  return value
}
