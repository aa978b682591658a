/** What a vague word leaves open, and so what the author is asked for. */
export type VagueKind = 'certainty' | 'time' | 'amount' | 'frequency' | 'list' | 'method'

/** A word that says less than it seems to. Latin words are matched whole and in any case. */
export interface VagueTerm {
  readonly term: string
  readonly kind: VagueKind
  /** Words that contain it and are fine: 不可能 for 可能. */
  readonly unless?: readonly string[]
  /** Only vague right after a figure, as 左右 in 30 分钟左右 but not in 左右两侧. */
  readonly afterFigure?: boolean
}

const terms = (kind: VagueKind, words: string): VagueTerm[] =>
  words.split('|').map((term) => ({ term, kind }))

/** The vague words that are looked for by default. A host adds to them, or brings its own list. */
export const standardVagueTerms: readonly VagueTerm[] = [
  ...terms(
    'certainty',
    '大概率|大概|也许|或许|似乎|好像|貌似|估摸|差不多|应该是|应该可以|说不定|不太清楚|不确定|感觉像|八成是',
  ),
  { term: '可能', kind: 'certainty', unless: ['不可能', '可能性'] },
  { term: '估计', kind: 'certainty', unless: ['估计值', '估计器', '估计误差', '参数估计', '状态估计'] },
  ...terms('time', '尽快|尽早|一段时间|过一会儿|一会儿|近期|不久|有空时|早些时候|前段时间'),
  { term: '马上', kind: 'time' },
  ...terms(
    'amount',
    '一些|有些|若干|许多|大约|大致|左右不等|稍微|略微|适量|明显改善|明显提升|大幅提升|大幅下降',
  ),
  { term: '不少', kind: 'amount', unless: ['不少于'] },
  { term: '少量', kind: 'amount', unless: ['减少量', '缺少量'] },
  { term: '大量', kind: 'amount', unless: ['最大量', '大量程'] },
  { term: '左右', kind: 'amount', afterFigure: true },
  ...terms('frequency', '有时候|偶尔|时不时|常常|不定期|间歇性地|隔三差五'),
  { term: '经常', kind: 'frequency', unless: ['经常规'] },
  { term: '有时', kind: 'frequency', unless: ['有时间', '有时效', '有时序', '有时延', '所有时'] },
  ...terms('list', '等等|之类|什么的|诸如此类'),
  ...terms(
    'method',
    '适当|酌情|视情况|妥善处理|正常处理|按经验|凭经验|想办法|相关人员|相关部门|尽量|尽可能|照旧',
  ),
  ...terms(
    'certainty',
    'maybe|perhaps|probably|possibly|presumably|apparently|seems|seemingly|might|kind of|sort of|i think|we think',
  ),
  ...terms('time', 'soon|as soon as possible|asap|a while|for some time|recently|at some point'),
  ...terms('amount', 'some|several|various|a few|a lot|roughly|more or less|a bit|much better|significantly'),
  ...terms('frequency', 'sometimes|occasionally|often|usually|from time to time|now and then'),
  ...terms('list', 'etc|and so on|and so forth|stuff|and the like'),
  ...terms('method', 'somehow|appropriately|as appropriate|as needed|properly|if necessary'),
]
