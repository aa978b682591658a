import { defineRefusals } from '../shared/index.js'
import { feedRefusals } from './feed-refusals.js'

export const workerRefusals = defineRefusals({
  ...feedRefusals.sentences,
  'worker.lease_lost': {
    zh: '租约已过期并由其他工作进程接手，本次结果未写入。',
    en: 'The lease ran out and another worker has taken over; nothing of this was written.',
  },
  'worker.other_partitions': {
    zh: '转发器“{name}”已按 {found} 个分区运行，不能改为 {asked} 个。',
    en: 'Relay “{name}” runs with {found} partitions and cannot be given {asked}.',
  },
  'worker.not_dead': {
    zh: '“{id}”不在死信中。',
    en: '“{id}” is not among the dead letters.',
  },
})

export type WorkerCode = keyof typeof workerRefusals.sentences
