import { describe, expect, it } from 'vitest'
import { manualClock } from '../shared/index.js'
import { memoryStorage } from '../storage/index.js'
import { createScheduler, every } from './scheduler.js'
import type { Job, JobRun } from './scheduler-types.js'

const tenant = 'acme'
const start = 1_795_000_000_000
const hour = 3_600_000

function world(run: (job: JobRun) => Promise<void>, next: Job['next'] = every(hour)) {
  const storage = memoryStorage()
  const clock = manualClock(start)
  const scheduler = (worker: string) =>
    createScheduler({
      storage,
      tenant,
      worker,
      clock,
      random: () => 1,
      jobs: { report: { next, run } },
      backoff: { first: 60_000 },
    })
  return { storage, clock, scheduler }
}

describe('a scheduler', () => {
  it('runs a job at its times, once among all workers', async () => {
    const ran: number[] = []
    const { clock, scheduler } = world(async ({ dueAt }) => void ran.push(dueAt))
    const workers = ['a', 'b', 'c'].map(scheduler)
    for (let minutes = 0; minutes <= 150; minutes += 10) {
      await Promise.all(workers.map((worker) => worker.run()))
      clock.advance(600_000)
    }
    const first = every(hour)(start)
    expect(ran).toEqual([start, first, first + hour])
  })

  it('makes up for all that was missed by one run', async () => {
    const ran: number[] = []
    const { clock, scheduler } = world(async ({ dueAt }) => void ran.push(dueAt))
    await scheduler('a').run()
    clock.advance(10 * hour)
    await scheduler('a').run()
    const { next } = await scheduler('a').run()
    expect([ran.length, next]).toEqual([2, every(hour)(clock())])
  })

  it('tries a job that failed again, later and later, at its next time at the latest', async () => {
    const attempts: number[] = []
    const { clock, scheduler } = world(
      async ({ attempt }) => {
        attempts.push(attempt)
        if (attempt < 4) throw new Error('not yet')
      },
      (after) => after + 200_000,
    )
    const waits: number[] = []
    for (let i = 0; i < 3; i++) {
      const { failed, next = 0 } = await scheduler('a').run()
      expect(failed).toMatchObject([{ job: 'report', error: { message: 'not yet' } }])
      waits.push(next - clock())
      clock.set(next)
    }
    expect(waits).toEqual([60_000, 120_000, 200_000])
    expect((await scheduler('a').states()).report).toMatchObject({ failing: 3, error: 'not yet' })
    expect(await scheduler('a').run()).toMatchObject({ done: ['report'], failed: [] })
    expect(attempts).toEqual([1, 2, 3, 4])
    expect((await scheduler('a').states()).report).toMatchObject({ failing: 0, failures: 3, runs: 1 })
    expect((await scheduler('a').states()).report?.error).toBeUndefined()
  })

  it('runs again what a dead worker began, and lets the dead one write nothing', async () => {
    const { storage, clock, scheduler } = world((job) => work(job))
    const put = { kind: 'n', id: 'n', guard: 'absent' as const, doc: {} }
    let wake = () => {}
    let work = async (job: JobRun) => {
      await new Promise<void>((resolve) => (wake = resolve))
      await job.commit({ puts: [put] })
    }
    const zombie = scheduler('a').run()
    await new Promise((resolve) => setTimeout(resolve, 5))
    let others = 0
    work = async (job) => {
      others += 1
      await job.commit({ puts: [{ ...put, id: 'm' }] })
    }
    await scheduler('b').run()
    expect(others).toBe(0)
    clock.advance(30_001)
    await scheduler('b').run()
    expect(others).toBe(1)
    wake()
    await expect(zombie).rejects.toMatchObject({ code: 'worker.lease_lost' })
    expect(await storage.get([put], { tenant })).toEqual([undefined])
  })
})
