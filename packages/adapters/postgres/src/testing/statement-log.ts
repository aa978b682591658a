import type { PgClient, PgPool } from '../lend.js'

/** A statement as it went to the server. */
export interface Asked {
  readonly text: string
  readonly values: readonly unknown[]
}

/** A pool that notes what goes through it: each transaction, and each statement outside of one, as a list of its own. */
export function logged(pool: PgPool): { readonly pool: PgPool; readonly units: readonly Asked[][] } {
  const units: Asked[][] = []
  const connect = async (): Promise<PgClient> => {
    const client = await pool.connect()
    let unit: Asked[] | undefined
    return new Proxy(client, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name)
        if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value
        return (query: { text: string; values?: unknown[] }) => {
          const asked = { text: query.text.replaceAll(/\s+/g, ' ').trim(), values: query.values ?? [] }
          if (unit) unit.push(asked)
          else units.push([asked])
          if (asked.text.startsWith('BEGIN')) unit = units.at(-1)
          if (/^(COMMIT|ROLLBACK)/.test(asked.text)) unit = undefined
          return target.query(query)
        }
      },
    })
  }
  return { pool: { connect }, units }
}
