/** What was made for a key, from `known` or made now. All is forgotten when there is more than `most`. */
export function remember<Key, Value>(
  known: Map<Key, Value>,
  key: Key,
  most: number,
  make: () => Value,
): Value {
  let value = known.get(key)
  if (value === undefined) {
    value = make()
    if (known.size >= most) known.clear()
    known.set(key, value)
  }
  return value
}
