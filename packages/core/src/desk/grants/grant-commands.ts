import type { Grant } from '../../schema/index.js'
import type { Row } from '../../storage/index.js'
import type { CallOptions, RequestGrant } from '../client/index.js'
import type { SessionContext } from '../context.js'
import { run } from '../pipeline.js'
import { approveGrant, rejectGrant, revokeGrant } from './decide-grant.js'
import { requestGrant } from './request-grant.js'

type Changed = Promise<Row<Grant>>

export const request = (session: SessionContext, input: RequestGrant, options?: CallOptions): Changed =>
  run(session, requestGrant, input, options)

const deciding =
  (command: typeof approveGrant) =>
  (session: SessionContext, id: string, reason?: string, options?: CallOptions): Changed =>
    run(session, command, { id, ...(reason === undefined ? {} : { reason }) }, options)

export const approve = deciding(approveGrant)
export const reject = deciding(rejectGrant)
export const revoke = deciding(revokeGrant)
