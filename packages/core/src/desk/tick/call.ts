import type { CaseEntry, Ticket } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { CallOptions } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { type Command, run } from '../pipeline.js'
import type { ClockedKind, Due } from './due.js'
import { andTell, type Telling, tell } from './tell.js'

/** A command with its input, ready for the pipeline. */
export type Call = (session: SessionContext, options: CallOptions) => Promise<unknown>

/** What is told of the thing due in the same commit. */
export interface Told {
  readonly due: Due
  readonly telling: Telling
}

/** Calls a command, and tells of the thing due if there is something to tell. */
export function calling<Input extends { readonly id: string }, Doc extends Ticket | CaseEntry, Extra>(
  command: Command<Input, Doc, Extra>,
  input: Input,
  told?: Told,
): Call {
  return (session, options) =>
    told
      ? run(session, andTell(command, told.due, told.telling), input, options)
      : run(session, command, input, options)
}

/** Tells of the thing due, and that is all. */
export const tellingOnly =
  ({ kind, id }: Row<object>, due: Due, telling: Telling): Call =>
  (session, options) =>
    run(session, tell(kind as ClockedKind, due, telling), { id, key: due.key }, options)
