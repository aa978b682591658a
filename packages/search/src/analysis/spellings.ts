/** Other ways to write something in a normalised text, each as a text of its own; asked for beside it, never stored. */
export type SpellingFinder = (normalized: string) => readonly string[]

const unitNames: readonly (readonly [latin: string, ...chinese: readonly string[]])[] = [
  ['mm', '毫米'],
  ['cm', '厘米', '公分'],
  ['m', '米'],
  ['km', '公里', '千米'],
  ['g', '克'],
  ['kg', '公斤', '千克'],
  ['t', '吨'],
  ['ml', '毫升'],
  ['l', '升'],
  ['v', '伏', '伏特'],
  ['kv', '千伏'],
  ['a', '安', '安培'],
  ['w', '瓦', '瓦特'],
  ['kw', '千瓦'],
  ['hz', '赫兹', '赫'],
  ['mpa', '兆帕'],
  ['kpa', '千帕'],
  ['bar', '巴'],
  ['℃', '度', '摄氏度'],
  ['rpm', '转'],
  ['min', '分钟'],
  ['h', '小时'],
  ['s', '秒'],
]
// NFKC takes the sign for degrees Celsius apart.
const latinOf = (latin: string) => latin.normalize('NFKC').toLowerCase()
const byLatin = new Map(unitNames.map(([latin, ...names]) => [latinOf(latin), names]))
const byChinese = new Map(
  unitNames.flatMap(([latin, ...names]) => names.map((name) => [name, latinOf(latin)] as const)),
)
const longestFirst = (names: Iterable<string>) => [...names].sort((a, b) => b.length - a.length).join('|')
const latinMeasure = new RegExp(
  `(?<![a-z\\d.])(\\d+(?:\\.\\d+)?) ?(${longestFirst(byLatin.keys())})(?![a-z\\d])`,
  'g',
)
const chineseMeasure = new RegExp(`(\\d+(?:\\.\\d+)?) ?(${longestFirst(byChinese.keys())})`, 'g')

/** `30mm` for 30 毫米 and the other way round, for usual units. */
export const unitSpellings: SpellingFinder = (text) => [
  ...Array.from(text.matchAll(latinMeasure), ([, number = '', unit = '']) =>
    (byLatin.get(unit) ?? []).slice(0, 1).map((name) => number + name),
  ).flat(),
  ...Array.from(
    text.matchAll(chineseMeasure),
    ([, number = '', name = '']) => number + (byChinese.get(name) ?? ''),
  ),
]

const version = /(?<![a-z\d.])(v?)(\d+(?:\.\d+){1,3})(?![a-z\d]|\.\d)/g

/** `v2.3.1` for 2.3.1 and the other way round; of two parts only where the v is there, for 3.5 is mostly no version. */
export const versionSpellings: SpellingFinder = (text) =>
  Array.from(text.matchAll(version), ([, v = '', parts = '']) => {
    if (v) return [parts]
    return parts.split('.').length > 2 ? [`v${parts}`] : []
  }).flat()

const groups = /(?<![a-z\d])(?:[a-z]{1,4} )?\d{3,5}(?:[ -]\d{3,5}){1,6}(?![a-z\d])/g

/** `sf1234567890123` for SF 1234 5678 90123: a long number that was written in groups. */
export const groupedSpellings: SpellingFinder = (text) =>
  Array.from(text.matchAll(groups), ([grouped]) => grouped.replace(/[ -]/g, '')).filter(
    (joined) => joined.length >= 8,
  )

/** Units, versions, grouped numbers. */
export const standardSpellings: readonly SpellingFinder[] = [
  unitSpellings,
  versionSpellings,
  groupedSpellings,
]
