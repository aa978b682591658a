import type { LocalText } from '../shared/index.js'

/** Names of the views that come with the desk, by the name under which they are listed. */
export const defaultViewLabels: Readonly<Record<string, LocalText>> = {
  unassigned: { zh: '待分派', en: 'Unassigned' },
  mine: { zh: '我的工单', en: 'My tickets' },
  open: { zh: '全部未解决', en: 'All open' },
  waiting: { zh: '等待中', en: 'Waiting' },
  resolved: { zh: '待客户确认', en: 'To be confirmed' },
  all: { zh: '全部工单', en: 'All tickets' },
  published: { zh: '已发布', en: 'Published' },
  'my-cases': { zh: '我的案例', en: 'My cases' },
  'in-review': { zh: '审核中', en: 'In review' },
  'review-due': { zh: '待复核', en: 'To be re-reviewed' },
}
