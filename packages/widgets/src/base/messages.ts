/** A widget's texts: sentences, and functions that put something into one. */
export type Texts = Readonly<Record<string, string | ((...values: never[]) => string)>>

type SameKeys<Source extends Texts> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Source[Key]
}

/** The texts of a catalogue, for a host that hands its own to an element's `texts`. */
export type TextsOf<Catalogue> = Catalogue extends (locale: string) => infer Of ? Of : never

/**
 * Texts in both languages. English must have every key of Chinese, with the same parameters, or it does not compile.
 *
 * @example
 * ```ts
 * const messages = defineMessages({ more: '查看更多' }, { more: 'Show more' })
 * messages('en-GB').more // 'Show more'
 * ```
 */
export function defineMessages<const Source extends Texts>(
  zh: Source,
  en: SameKeys<Source>,
): (locale: string) => SameKeys<Source> {
  return (locale) => (locale.toLowerCase().startsWith('en') ? en : (zh as SameKeys<Source>))
}

const englishPlural = /* @__PURE__ */ new Intl.PluralRules('en')

/** `plural(2, 'ticket')` is “2 tickets”. */
export const plural = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en')} ${englishPlural.select(n) === 'one' ? one : many}`

/** What every widget says. */
export const commonMessages = defineMessages(
  {
    loading: '正在加载…',
    retry: '重试',
    offline: '网络似乎断开了，恢复后请重试。',
    failed: '出了点问题，没有完成。请稍后再试。',
    denied: '没有查看权限。',
    notConnected: '尚未连接到服务台。',
    close: '关闭',
    cancel: '取消',
    required: '必填',
    optional: '选填',
    masked: '已脱敏',
    why: '为什么？',
    relevance: (share: string) => `匹配度 ${share}`,
    possiblyRelated: '可能相关',
    solvedTimes: (n: number) => `已解决 ${n} 次`,
  },
  {
    loading: 'Loading…',
    retry: 'Try again',
    offline: 'The network seems to be down. Please try again once it is back.',
    failed: 'Something went wrong and it was not done. Please try again later.',
    denied: 'You are not permitted to see this.',
    notConnected: 'Not connected to a desk yet.',
    close: 'Close',
    cancel: 'Cancel',
    required: 'required',
    optional: 'optional',
    masked: 'masked',
    why: 'Why?',
    relevance: (share: string) => `${share} match`,
    possiblyRelated: 'possibly related',
    solvedTimes: (n: number) => `solved ${plural(n, 'time')}`,
  },
)
