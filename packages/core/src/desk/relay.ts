export {
  type Follower,
  followLocally as createRelay,
  type LocalFollowing as Relay,
} from '../workers/index.js'
