import type { JsonObject } from '../../shared/index.js'
import { categoryPath } from '../category-path.js'
import type { SessionContext } from '../context.js'
import type { Manuscript } from './new-case.js'

/** What the event stream keeps of a case for its clocks: which way it goes into the library, and where it will stand. */
export async function caseAttributes(
  session: SessionContext,
  { track, node }: Pick<Manuscript, 'track' | 'node'>,
): Promise<JsonObject> {
  const place = node ?? null
  return { track, node: place, category: place, ...(await categoryPath(session, place)) }
}
