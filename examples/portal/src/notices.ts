import { h } from './dom.js'
import type { Say } from './language.js'

/** Shows what concerns the whole page: that the network is gone, and that something failed behind the scenes. */
export function showNotices(place: HTMLElement): { fault(): void } {
  const notice = (text: Say, kind: string) => h('p', { class: `page-notice ${kind}`, role: 'status', text })
  const offline = notice((t) => t.offline, 'offline')
  const fault = notice((t) => t.deskFault, 'fault')
  const showOffline = () => (navigator.onLine ? offline.remove() : place.append(offline))
  addEventListener('online', showOffline)
  addEventListener('offline', showOffline)
  showOffline()
  return { fault: () => place.append(fault) }
}
