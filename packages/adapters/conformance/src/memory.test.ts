import { memoryStorage, type SharedMemory, sharedMemory } from '@caselore/core/storage'
import { describeStorage } from './describe-storage.js'

let shared: SharedMemory
describeStorage({
  name: 'memory',
  create() {
    shared = sharedMemory()
    return memoryStorage({ shared })
  },
  reopen: () => memoryStorage({ shared }),
  inspect: () => shared.size(),
})
