// Waiting before another attempt.
export { type Backoff, type Random, retryDelay } from './backoff.js'
// Events to whoever is to hear of them: by any number of workers once, or in each process for itself.
export type { DeadLetter, DeadLetters } from './dead-letters.js'
export { endOfFeed } from './feed.js'
// A loop over all of them.
export { keepWorking, type Worker, type WorkingOptions } from './keep-working.js'
// One worker at a time.
export { type Lease, type LeasedWrites, type LeaseOptions, takeLease } from './lease.js'
export { type Follower, followLocally, type LocalFollowing } from './local-follower.js'
export { createOutboxRelay, type OutboxRelay } from './outbox-relay.js'
export { type WorkerCode, workerRefusals } from './refusals.js'
export type { PartitionMetrics, RelayMetrics } from './relay-metrics.js'
export type { Delivery, OutboxRelayOptions, RelayReport, RunOptions } from './relay-options.js'
// Work at its time.
export { createScheduler, every } from './scheduler.js'
export type {
  Job,
  JobRun,
  JobState,
  ScheduleReport,
  Scheduler,
  SchedulerOptions,
} from './scheduler-types.js'
