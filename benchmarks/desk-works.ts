import type { Desk, DeskClient } from '@caselore/core'
import { session } from './desk-work.js'

/** Things to be done for a tenant, by name; `n` counts them up. */
export type Works = Readonly<Record<string, (tenant: string, n: number) => Promise<unknown>>>

/** What people ask of a desk: filing by requesters, all else by an agent. */
export function deskWorks(desk: Desk): Works {
  const clients = new Map<string, DeskClient>()
  const as = (tenant: string, id: string, role: string): DeskClient => {
    const key = `${tenant} ${id}`
    const client = clients.get(key) ?? desk.as({ ...session(id, role), tenant })
    clients.set(key, client)
    return client
  }
  const agent = (tenant: string) => as(tenant, 'a1', 'agent')
  const known = new Map<string, readonly string[]>()
  const someTicket = async (tenant: string, n: number): Promise<string> => {
    const ids =
      known.get(tenant) ?? (await agent(tenant).tickets.list({ limit: 200 })).items.map(({ id }) => id ?? '')
    known.set(tenant, ids)
    return ids[n % ids.length] ?? ''
  }
  return {
    file: (tenant, n) =>
      as(tenant, `r${n % 20}`, 'requester').tickets.file({
        subject: `注塑机停机 ${n}`,
        description: '报警 E-1024，无法复位',
        product: 'HT-280',
      }),
    edit: async (tenant, n) =>
      agent(tenant).tickets.edit(await someTicket(tenant, n), { tags: [`第${n}次`] }),
    list: (tenant) => agent(tenant).tickets.list({ limit: 50 }),
    'list 20': (tenant) => agent(tenant).tickets.list({ limit: 20 }),
    read: async (tenant, n) => agent(tenant).tickets.get(await someTicket(tenant, n)),
  }
}
