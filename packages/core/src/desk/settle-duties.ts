import type { SessionContext } from './context.js'

/**
 * Carries out what the call owes. Called before it answers: when this fails, nothing is shown. Apart from what notes the
 * duties, since each call comes by here and a page needs the notes with its first record only.
 */
export async function settleDuties(session: SessionContext): Promise<void> {
  if (session.call.owed.size > 0) await session.desk.settleDuties(session)
}
