/** FNV-1a over UTF-16 units, as base 36: tells texts apart in a fingerprint, and is no defence against anybody. */
export function hashText(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
