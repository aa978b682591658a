import type { DeskClient, SessionView } from '@caselore/core/desk'

const sessions = new WeakMap<DeskClient, Promise<SessionView>>()

/** Who is signed in, asked once per client however many widgets want to know. A failure is not kept. */
export function sessionOf(client: DeskClient): Promise<SessionView> {
  const known = sessions.get(client)
  if (known) return known
  const asked = client.session()
  sessions.set(client, asked)
  asked.catch(() => sessions.delete(client))
  return asked
}

/** Whether the session may do it on some record at least. */
export const mayEver = (session: SessionView | undefined, action: string): boolean =>
  (session?.can[action] ?? 'no') !== 'no'
