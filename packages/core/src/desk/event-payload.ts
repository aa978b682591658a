import type * as z from 'zod/mini'
import { type Lifecycle, type LifecycleEvent, lifecycleRefusals, type Stateful } from '../lifecycle/index.js'
import { parseInput } from '../schema/index.js'
import { must } from './must.js'
import { hostEventInput } from './tickets/inputs.js'

type PayloadSchemas = Readonly<Record<string, z.ZodMiniType>>

/**
 * An event as it may go to a lifecycle: known to it (`lifecycle.unknown_event` otherwise), its payload checked by the
 * event's own schema. An event of the host's own carries a reason at most.
 */
export function eventPayload<Doc extends Stateful>(
  lifecycle: Lifecycle<Doc>,
  schemas: PayloadSchemas,
  event: { readonly type: string },
): LifecycleEvent {
  const type = event?.type
  if (typeof type !== 'string' || !Object.hasOwn(lifecycle.events, type)) {
    throw lifecycleRefusals.error('lifecycle.unknown_event', {
      path: ['type'],
      details: { event: String(type), known: Object.keys(lifecycle.events) },
    })
  }
  const schema = (Object.hasOwn(schemas, type) && schemas[type]) || hostEventInput
  return must(parseInput(schema, event)) as LifecycleEvent
}
