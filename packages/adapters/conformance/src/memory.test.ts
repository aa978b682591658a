import { memoryStorage, type SharedMemory, sharedMemory } from '@caselore/core/storage'
import { asTenantView } from './as-tenant-view.js'
import { describeStorage } from './describe-storage.js'
import type { StorageSubject } from './scenario.js'

let shared: SharedMemory
const memory: StorageSubject = {
  name: 'memory',
  create() {
    shared = sharedMemory()
    return memoryStorage({ shared })
  },
  reopen: () => memoryStorage({ shared }),
  inspect: () => shared.size(),
}

describeStorage(memory)
describeStorage(asTenantView(memory))
