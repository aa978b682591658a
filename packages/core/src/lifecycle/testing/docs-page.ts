import { fieldLabels } from '../../schema/index.js'
import { type Locale, type LocalText, localText } from '../../shared/index.js'
import { arrowsOf, toMermaid } from '../diagram.js'
import { absent, type Lifecycle, statusLabel, type Transition } from '../index.js'
import { guardWords } from './guard-words.js'

const words = {
  from: { zh: '从', en: 'From' },
  event: { zh: '操作', en: 'Event' },
  to: { zh: '到', en: 'To' },
  needs: { zh: '需要', en: 'Needs' },
  category: { zh: '类别', en: 'Category' },
  status: { zh: '状态', en: 'Status' },
  nothing: { zh: '（尚无记录）', en: '(no record yet)' },
  gone: { zh: '（记录删除）', en: '(record removed)' },
  if: { zh: '当', en: 'if' },
}

const fields: Readonly<Record<string, LocalText>> = {
  ...fieldLabels,
  reason: { zh: '原因', en: 'a reason' },
  question: { zh: '要问客户的问题', en: 'the question' },
  whom: { zh: '等待的对象', en: 'whom it waits for' },
  comments: { zh: '修改意见', en: 'comments' },
  note: { zh: '复核说明', en: 'a note' },
}

/** One lifecycle's page: picture and table in both languages. */
export function docsPage(title: LocalText, intro: LocalText, lifecycle: Lifecycle): string {
  const section = (locale: Locale) => [
    `## ${localText(title, locale)}`,
    localText(intro, locale),
    `\`\`\`mermaid\n${toMermaid(lifecycle, locale)}\n\`\`\``,
    statusTable(lifecycle, locale),
    transitionTable(lifecycle, locale),
  ]
  return [
    `# ${title.zh} · ${title.en}`,
    '<!-- Made from the machine by diagram.test.ts. To make it anew: UPDATE_DOCS=1 npx vitest run --project node packages/core/src/lifecycle/diagram.test.ts -->',
    ...section('zh-CN'),
    ...section('en'),
    '',
  ].join('\n\n')
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

function statusTable(lifecycle: Lifecycle, locale: Locale): string {
  const say = (text: LocalText) => localText(text, locale)
  const { categories } = lifecycle.source
  return table(
    [say(words.status), say(words.category)],
    Object.entries(lifecycle.statuses).map(([id, { label, category }]) => [
      `${say(label)} \`${id}\``,
      `${say(categories[category]?.label ?? label)} \`${category}\``,
    ]),
  )
}

function transitionTable(lifecycle: Lifecycle, locale: Locale): string {
  const say = (text: LocalText) => localText(text, locale)
  const name = (status: string, none: LocalText) =>
    status === absent ? say(none) : say(statusLabel(lifecycle, status))
  return table(
    [words.from, words.event, words.to, words.needs].map(say),
    arrowsOf(lifecycle).map((arrow) => [
      name(arrow.from, words.nothing),
      `${say(lifecycle.events[arrow.event] as LocalText)} \`${arrow.event}\``,
      name(arrow.to, words.gone),
      needs(arrow)
        .map(say)
        .join(locale === 'en' ? '; ' : '；'),
    ]),
  )
}

function needs({ when, guards, requires }: Transition): LocalText[] {
  const ask = (name: string) => guardWords[name as keyof typeof guardWords]
  const condition = when === undefined ? [] : [ask(when)]
  return [
    ...condition.map(({ zh, en }) => ({ zh: `${words.if.zh}${zh}`, en: `${words.if.en} ${en}` })),
    ...requires.map((field) => fields[field] ?? { zh: field, en: field }),
    ...guards.map(ask),
  ]
}
