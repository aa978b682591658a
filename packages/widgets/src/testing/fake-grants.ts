import type { GrantClient, GrantView } from '@caselore/core/desk'
import { type FakeWorld, nextId, refuse, tell } from './fake-world.js'

const hour = 3_600_000

/** A request that waits, asked for yesterday; change what the test is about. */
export function fakeGrant(world: FakeWorld, changes: Partial<GrantView> = {}): GrantView {
  const hours = changes.hours ?? 48
  return {
    id: nextId(world, 'grant'),
    scope: { kind: 'case', ids: ['case-1'] },
    actions: ['case.read'],
    subject: 'executive-1',
    requestedBy: 'executive-1',
    purpose: '董事会审议产线改造',
    hours,
    from: world.now,
    until: world.now + hours * hour,
    status: 'requested',
    state: 'requested',
    requestedAt: world.now - 2 * hour,
    version: 1,
    ...changes,
  }
}

/** Temporary access over a plain list, without policy: enough to show what a widget does with the answers. */
export function fakeGrants(world: FakeWorld): GrantClient {
  const put = (grant: GrantView): GrantView => {
    world.grants = [grant, ...world.grants.filter(({ id }) => id !== grant.id)]
    tell(world, { kind: 'grant', id: grant.id, type: 'grant.changed' })
    return grant
  }
  const change = (id: string, changes: Partial<GrantView>): GrantView => {
    const grant = world.grants.find((one) => one.id === id)
    if (!grant) throw refuse('desk.not_found', '没有找到这条记录。', 'There is no such record.')
    return put({ ...grant, ...changes, version: grant.version + 1 })
  }
  return {
    request: async ({ scope, purpose, hours = 1, subject = world.session.actor.id }) =>
      put(
        fakeGrant(world, {
          scope: scope as unknown as GrantView['scope'],
          purpose,
          hours,
          subject,
          requestedBy: world.session.actor.id,
          requestedAt: world.now,
        }),
      ),
    async approve(id, reason) {
      const { hours = 1 } = world.grants.find((one) => one.id === id) ?? {}
      return change(id, {
        state: 'active',
        status: 'approved',
        decidedBy: world.session.actor.id,
        from: world.now,
        until: world.now + hours * hour,
        ...(reason === undefined ? {} : { reason }),
      })
    },
    reject: async (id, reason) =>
      change(id, { state: 'rejected', status: 'rejected', decidedBy: world.session.actor.id, reason }),
    revoke: async (id, reason) => change(id, { state: 'revoked', status: 'revoked', reason }),
    get: async (id) => change(id, {}),
    list: async () => ({ items: world.grants }),
  }
}
