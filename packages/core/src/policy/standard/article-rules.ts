import type { Rule } from '../source.js'
import { all, is, isMe, isOneOf } from './conditions.js'

const written = ['title', 'text', 'tags', 'cites', 'audience']

/** To people outside only what helps them is shown; a field that is added later is not. */
const forOutside = {
  '*': 'hide',
  ...Object.fromEntries(
    ['id', 'number', 'title', 'text', 'tags', 'status', 'publishedAt', 'createdAt', 'updatedAt'].map(
      (field) => [field, 'allow'] as const,
    ),
  ),
}

/**
 * Knowledge articles. These rules say who may read which article at all; that all cited cases must be readable as well
 * is the desk's doing and no rule (L18).
 */
export const articleRules: readonly Rule[] = [
  {
    id: 'author-create-article',
    effect: 'permit',
    roles: ['agent', 'field_engineer', 'case_editor'],
    actions: ['article.create'],
    where: isMe('author'),
    writable: written,
  },
  {
    id: 'author-articles',
    effect: 'permit',
    roles: ['agent', 'field_engineer', 'case_editor'],
    actions: ['article.read'],
    where: isMe('author'),
  },
  {
    id: 'author-edit-article',
    effect: 'permit',
    roles: ['agent', 'field_engineer', 'case_editor'],
    actions: ['article.edit'],
    where: all(isMe('author'), is('status', 'draft')),
    writable: written,
  },
  {
    id: 'library-articles',
    effect: 'permit',
    roles: ['case_editor'],
    actions: ['article.read', 'article.edit', 'article.publish', 'article.withdraw'],
    writable: written,
  },
  {
    id: 'staff-articles',
    effect: 'permit',
    roles: ['staff'],
    actions: ['article.read'],
    where: is('status', 'published'),
  },
  {
    id: 'requester-articles',
    effect: 'permit',
    roles: ['requester'],
    actions: ['article.read'],
    where: all(is('status', 'published'), isOneOf('audience', 'customer', 'public')),
    fields: forOutside,
  },
  {
    id: 'dealer-articles',
    effect: 'permit',
    roles: ['dealer'],
    actions: ['article.read'],
    where: all(is('status', 'published'), is('audience', 'partner')),
    fields: forOutside,
  },
]
