import { defineRefusals } from '@caselore/core/shared'

/** What the search room refuses. */
export const searchRefusals = defineRefusals({
  'search.unknown_field': {
    zh: '没有可供检索的字段“{field}”。',
    en: 'There is no searchable field “{field}”.',
  },
  'search.unknown_attribute': {
    zh: '没有可供统计或排序的属性“{attribute}”。',
    en: 'There is no attribute “{attribute}” to count or sort by.',
  },
  'search.invalid_query': {
    zh: '检索条件的“{part}”不合要求：{rule}。',
    en: 'The query’s “{part}” is not acceptable: {rule}.',
  },
  'search.invalid_document': {
    zh: '文档“{id}”无法编入索引：{rule}。',
    en: 'Document “{id}” cannot be indexed: {rule}.',
  },
  'search.invalid_snapshot': {
    zh: '这份索引快照已损坏或不完整，请重建索引。',
    en: 'The snapshot is damaged or incomplete; rebuild the index.',
  },
  'search.busy': {
    zh: '检索服务繁忙，请稍后重试（{reason}）。',
    en: 'The search service is busy; try again in a moment ({reason}).',
  },
  'search.unavailable': {
    zh: '检索服务暂时不可用（{reason}）。',
    en: 'The search service is not available ({reason}).',
  },
  'search.version_mismatch': {
    zh: '索引快照的版本（{found}）与引擎的版本（{expected}）不同，请重建索引。',
    en: 'The snapshot’s version ({found}) is not the engine’s ({expected}); rebuild the index.',
  },
  'search.worker_died': {
    zh: '检索线程意外停止（{reason}），请重试。',
    en: 'The search worker has stopped ({reason}); try again.',
  },
  'search.worker_closed': {
    zh: '检索已经关闭。',
    en: 'The search was closed.',
  },
})
