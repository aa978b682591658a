// `npx tsx scripts/error-codes.ts`: writes docs/error-codes.md from the catalogues of the rooms.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { analyticsRefusals } from '@caselore/core/analytics'
import { auditRefusals } from '@caselore/core/audit'
import { deskRefusals, grantRefusals, searchToolRefusals, tickRefusals } from '@caselore/core/desk'
import { encryptionRefusals } from '@caselore/core/encryption'
import { filterRefusals } from '@caselore/core/filter'
import { lifecycleFaults, lifecycleRefusals } from '@caselore/core/lifecycle'
import { policyFaults, policyRefusals } from '@caselore/core/policy'
import { policyFindings } from '@caselore/core/policy/tools'
import { findingTexts } from '@caselore/core/quality'
import { inputRefusals } from '@caselore/core/schema'
import type { LocalText } from '@caselore/core/shared'
import { clockRefusals, holidayRefusals, slaRefusals } from '@caselore/core/sla'
import { storageRefusals } from '@caselore/core/storage'
import { transferRefusals } from '@caselore/core/transfer'
import { workerRefusals } from '@caselore/core/workers'
import { searchRefusals } from '@caselore/search'

interface Area {
  /** What stands before the dot in each of its codes. */
  readonly name: string
  /** The subpath from which the catalogue can be imported. */
  readonly from: string
  readonly title: LocalText
  readonly sentences: Readonly<Record<string, LocalText>>
}

/** Every catalogue, in the order in which a reader meets them. */
export const areas: readonly Area[] = [
  {
    name: 'input',
    from: '@caselore/core/schema',
    title: { zh: '输入校验', en: 'What was handed in' },
    sentences: inputRefusals.sentences,
  },
  {
    name: 'desk',
    from: '@caselore/core/desk',
    title: { zh: '服务台', en: 'The desk' },
    sentences: { ...deskRefusals.sentences, ...searchToolRefusals.sentences },
  },
  {
    name: 'grant',
    from: '@caselore/core/desk',
    title: { zh: '临时授权', en: 'Temporary access' },
    sentences: grantRefusals.sentences,
  },
  {
    name: 'tick',
    from: '@caselore/core/desk',
    title: { zh: '到时的事项', en: 'What time asks for' },
    sentences: tickRefusals.sentences,
  },
  {
    name: 'lifecycle',
    from: '@caselore/core/lifecycle',
    title: { zh: '工单与案例的流转', en: 'Lifecycles of tickets and cases' },
    sentences: { ...lifecycleRefusals.sentences, ...lifecycleFaults.sentences },
  },
  {
    name: 'policy',
    from: '@caselore/core/policy',
    title: { zh: '权限策略', en: 'Policies and their decisions' },
    sentences: { ...policyRefusals.sentences, ...policyFaults.sentences },
  },
  {
    name: 'policy',
    from: '@caselore/core/policy/tools',
    title: { zh: '策略检查的结果', en: 'Findings of the policy lint' },
    sentences: policyFindings.sentences,
  },
  {
    name: 'quality',
    from: '@caselore/core/quality',
    title: { zh: '案例质量检查的结果', en: 'Findings of the quality check' },
    sentences: findingTexts.sentences,
  },
  {
    name: 'sla',
    from: '@caselore/core/sla',
    title: { zh: '日历与服务协议', en: 'Calendars and agreements' },
    sentences: { ...slaRefusals.sentences, ...clockRefusals.sentences, ...holidayRefusals.sentences },
  },
  {
    name: 'filter',
    from: '@caselore/core/filter',
    title: { zh: '筛选条件', en: 'Conditions' },
    sentences: filterRefusals.sentences,
  },
  {
    name: 'search',
    from: '@caselore/search',
    title: { zh: '检索', en: 'Search' },
    sentences: searchRefusals.sentences,
  },
  {
    name: 'storage',
    from: '@caselore/core/storage',
    title: { zh: '存储', en: 'Storage' },
    sentences: storageRefusals.sentences,
  },
  {
    name: 'transfer',
    from: '@caselore/core/transfer',
    title: { zh: '租户的导出与导入', en: 'A tenant as one file' },
    sentences: transferRefusals.sentences,
  },
  {
    name: 'worker',
    from: '@caselore/core/workers',
    title: { zh: '后台工作', en: 'Relays and jobs' },
    sentences: workerRefusals.sentences,
  },
  {
    name: 'encryption',
    from: '@caselore/core/encryption',
    title: { zh: '字段加密', en: 'Field encryption' },
    sentences: encryptionRefusals.sentences,
  },
  {
    name: 'audit',
    from: '@caselore/core/audit',
    title: { zh: '审计', en: 'Audit' },
    sentences: auditRefusals.sentences,
  },
  {
    name: 'analytics',
    from: '@caselore/core/analytics',
    title: { zh: '统计分析', en: 'Key figures' },
    sentences: analyticsRefusals.sentences,
  },
]

const introduction = `# Error codes 错误码

Whatever is refused or found fault with has a code, \`area.reason\`, that does not change; the sentences may. Programs look
at the code and its details, people read the sentence. \`{name}\` stands for the detail of that name. Link to a code by its
anchor: \`error-codes.md#desk.denied\`.

凡被拒绝的操作和发现的问题都有固定的错误码 \`领域.原因\`，文字可能调整，错误码不会变。程序请依据错误码和 details 判断，文字供人阅读；\`{name}\` 处填入同名的 details。

Made from the catalogues by \`npx tsx scripts/error-codes.ts\`; not to be edited by hand.
`

/** The page: one anchor per code, and its sentence in both languages. */
export const errorCodesPage = (): string => [introduction, ...areas.map(section)].join('\n')

function section({ title, from, sentences }: Area): string {
  const rows = Object.entries(sentences).map(
    ([code, { zh, en }]) => `| <a id="${code}"></a>\`${code}\` | ${cell(zh)} | ${cell(en)} |`,
  )
  return [
    `## ${title.en} ${title.zh}`,
    '',
    `From \`${from}\`.`,
    '',
    '| code | 中文 | English |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const cell = (sentence: string): string => sentence.replaceAll('|', '\\|').replaceAll('\n', ' ')

const page = new URL('../docs/error-codes.md', import.meta.url)

export const readErrorCodesPage = (): string => readFileSync(page, 'utf8')
export const writeErrorCodesPage = (): void => writeFileSync(page, errorCodesPage())

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeErrorCodesPage()
