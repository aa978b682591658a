export interface TicketText {
  readonly subject: string
  readonly description?: string | undefined
}

const fillers = new RegExp(
  [
    '您?好|你们?好|在吗|请问(?:一下)?|麻烦(?:您|你们?)?|辛苦了?|多?谢谢?(?:您|你们)?|非常感谢',
    '请?(?:帮忙|帮我)(?:看一下|看看|处理一下|处理|解决一下|解决)?|请?(?:尽快|及时|协助)(?:处理|解决|回复|安排)?(?:一下)?',
    '急急+|在线等|怎么回事|怎么办|什么原因',
    '\\b(?:hi|hello|dear (?:team|support)|please(?: help)?|thanks?(?: you)?(?: in advance)?|kind regards|best regards|asap)\\b',
  ].join('|'),
  'giu',
)
const identifier = /[a-z]+[-_.]?\d[\w.-]*|\d+[a-z]+\w*/giu
const symptom =
  /无法|不能|不了|没有反应|报错|报警|错误|异常|失败|停机|故障|损坏|漏|卡|丢|断|异响|过热|error|fail|alarm|cannot|can't|unable|broken|crash|stuck|missing|wrong/giu
const clauseEnd = /[。！？!?；;，,\n\r]+/u

/**
 * The question to ask the library about a ticket: its subject and those clauses of the description that say most, in
 * their order, up to `limit` characters (default 200). Clauses count for identifiers, symptoms and what they share with
 * the subject; greetings, thanks and urging are left out, since every ticket has them and no case answers them.
 *
 * @example
 * ```ts
 * relatedQuery({ subject: '注塑机停机', description: '您好，早班开机后报警 E-1024。请尽快处理，谢谢！' })
 * // '注塑机停机 早班开机后报警 E-1024'
 * ```
 */
export function relatedQuery({ subject, description = '' }: TicketText, limit = 200): string {
  const head = withoutFillers(subject).slice(0, limit)
  const inSubject = new Set(pairsOf(head.toLowerCase()))
  const clauses = withoutRepeats(description.slice(0, 20_000).split(clauseEnd).map(withoutFillers))
    .filter((clause) => !head.includes(clause))
    .map((text, place) => ({ text, place, worth: worthOf(text, inSubject) - place * 0.05 }))
    .sort((a, b) => b.worth - a.worth || a.place - b.place)
  const chosen = []
  let left = limit - head.length
  for (const clause of clauses) {
    if (clause.text.length + 1 > left) continue
    left -= clause.text.length + 1
    chosen.push(clause)
  }
  chosen.sort((a, b) => a.place - b.place)
  return [head, ...chosen.map(({ text }) => text)].filter((text) => text !== '').join(' ')
}

const withoutFillers = (text: string): string => text.replace(fillers, ' ').replace(/\s+/g, ' ').trim()

const withoutRepeats = (clauses: readonly string[]): string[] =>
  [...new Set(clauses)].filter((clause) => clause.length > 1)

function worthOf(clause: string, inSubject: ReadonlySet<string>): number {
  const shared = pairsOf(clause.toLowerCase()).filter((pair) => inSubject.has(pair)).length
  return countOf(identifier, clause) * 3 + countOf(symptom, clause) * 2 + Math.min(shared, 4)
}

const countOf = (pattern: RegExp, text: string): number => text.match(pattern)?.length ?? 0

function pairsOf(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, i) => characters[i] + character)
}
