import {
  buildLifecycle,
  defaultSettings,
  type Lifecycle,
  type LifecycleSource,
} from '../../lifecycle/index.js'
import type { Article } from '../../schema/index.js'
import type { LocalText } from '../../shared/index.js'

// @__NO_SIDE_EFFECTS__
const t = (zh: string, en: string): LocalText => ({ zh, en })

/** The table of the article lifecycle. What a published article says may be edited; each edit is in the audit. */
export const articleLifecycleSource: LifecycleSource<Article> = {
  name: 'article',
  categories: {
    writing: { label: t('撰写中', 'Being written') },
    in_use: { label: t('在用', 'In use') },
    ended: { label: t('已撤下', 'Withdrawn') },
  },
  statuses: {
    draft: { category: 'writing', label: t('草稿', 'Draft') },
    published: { category: 'in_use', label: t('已发布', 'Published') },
    withdrawn: { category: 'ended', label: t('已撤下', 'Withdrawn') },
  },
  events: {
    'article.create': t('撰写文章', 'Write an article'),
    'article.edit': t('修改', 'Edit'),
    'article.publish': t('发布', 'Publish'),
    'article.withdraw': t('撤下', 'Withdraw'),
  },
  transitions: [
    { event: 'article.create', to: 'draft' },
    { event: 'article.edit', from: ['draft', 'published'] },
    {
      event: 'article.publish',
      from: ['draft', 'withdrawn'],
      to: 'published',
      requires: ['record.text'],
      effects: { set: { publishedAt: { ref: 'now' } } },
    },
    { event: 'article.withdraw', from: ['published'], to: 'withdrawn', requires: ['reason'] },
  ],
  guards: {},
  conditions: {},
  settings: defaultSettings,
}

export const articleLifecycle: Lifecycle<Article> = /* @__PURE__ */ buildLifecycle(articleLifecycleSource)
