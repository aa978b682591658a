/** What a parameter may be. There is no null: a missing value is spelt out in the statement. */
export type SqlValue = string | number

/** A piece of a statement: its text, with a `?` for each of its values. */
export interface Sql {
  readonly text: string
  readonly values: readonly SqlValue[]
}

/**
 * A piece of SQL from a template: pieces in it are spliced in, everything else becomes a parameter. No caller's text
 * ever becomes the text of a statement, so there is nothing to escape.
 *
 * @example
 * ```ts
 * sql`tenant = ${tenant} AND ${condition}` // { text: 'tenant = ? AND …', values: [tenant, …] }
 * ```
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? ''
  const values: SqlValue[] = []
  for (const [i, part] of parts.entries()) {
    if (typeof part === 'object') {
      text += part.text
      values.push(...part.values)
    } else {
      text += '?'
      values.push(part)
    }
    text += strings[i + 1] ?? ''
  }
  return { text, values }
}

/** Our own words as SQL: names of columns, keywords. Never for what came from outside. */
export const words = (text: string): Sql => ({ text, values: [] })

export function joinSql(parts: readonly Sql[], separator: string): Sql {
  return {
    text: parts.map((part) => part.text).join(separator),
    values: parts.flatMap((part) => part.values),
  }
}

/** The text with `$1`, `$2` … in place of the question marks, as PostgreSQL has it. */
export function numbered(text: string): string {
  let n = 0
  return text.replaceAll('?', () => `$${++n}`)
}
