/** The pattern of a dotted domain name, without anchors. */
export const domainPattern = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}`

const pattern = new RegExp(`^[\\w.!#$%&'*+/=?^\`{|}~-]{1,64}@${domainPattern}$`)

/**
 * Whether the text is an e-mail address as people have them: the HTML standard's pattern with a dotted domain, lengths
 * of RFC 5321. Quoted local parts and addresses outside ASCII are not taken.
 *
 * @example
 * ```ts
 * isEmail('service@example.com') // true
 * ```
 */
export const isEmail = (text: string): boolean => text.length <= 254 && pattern.test(text)

/** The address without white space round it, half-width, its domain in small letters; `undefined` if it is none. */
export function normaliseEmail(text: string): string | undefined {
  const address = text.normalize('NFKC').trim()
  const at = address.lastIndexOf('@')
  return isEmail(address) ? address.slice(0, at) + address.slice(at).toLowerCase() : undefined
}
