import { defineRefusals } from '../shared/index.js'

/** What is refused to whoever reads the feed. Apart from the rest, which a page that only listens does not load. */
export const feedRefusals = defineRefusals({
  'worker.storage_lacks_feed': {
    zh: '存储不提供变更流，无法转发事件。',
    en: 'Events cannot be relayed: the storage has no change feed.',
  },
})
