import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { arrowsOf } from './diagram.js'
import { caseLifecycle, defineLifecycle, type Lifecycle, ticketLifecycle, toMermaid } from './index.js'
import { docsPage } from './testing/docs-page.js'

const folder = new URL('../../../../docs/lifecycles/', import.meta.url)

const pages: [string, Lifecycle, string][] = [
  [
    'ticket',
    ticketLifecycle,
    docsPage(
      { zh: '工单的状态', en: 'The lifecycle of a ticket' },
      {
        zh: '状态的类别固定，类别中的状态可以由宿主系统增加。“已合并”只能由导入带来。不改变状态的操作只列在表中。',
        en: 'The categories are fixed; a host may add statuses inside them. “Merged” comes with imports only. Events that leave the status as it is stand in the table only.',
      },
      ticketLifecycle,
    ),
  ],
  [
    'case',
    caseLifecycle,
    docsPage(
      { zh: '案例的状态', en: 'The lifecycle of a case' },
      {
        zh: '发布前须由两位不同的人审核。已发布的案例不直接修改：修订稿是另一条记录，走同样的流程，通过后并入正式版，其间正式版照常可读。不改变状态的操作只列在表中。',
        en: 'Two different people review a case before it is published. A published case is not edited directly: its revision is a record of its own that takes the same way and is applied to the case when it has passed; until then the case stays readable. Events that leave the status as it is stand in the table only.',
      },
      caseLifecycle,
    ),
  ],
]

describe('toMermaid', () => {
  it('draws every status and every move, in either language', () => {
    const zh = toMermaid(ticketLifecycle, 'zh-CN')
    expect(zh).toContain('  state "待确认解决" as resolved')
    expect(zh).toContain('  [*] --> new: 提交工单')
    expect(zh).toContain('  resolved --> closed: 确认已解决、关闭工单、自动关闭')
    expect(zh).not.toContain('评价')
    const en = toMermaid(caseLifecycle, 'en')
    expect(en).toContain('  second_review --> published: Pass')
    expect(en).toContain('  retired --> [*]')
    expect(en).not.toMatch(/[\u4e00-\u9fff]/)
  })

  it('shows what a host has added', () => {
    const lifecycle = defineLifecycle(ticketLifecycle, {
      statuses: {
        waiting_parts: { category: 'on_hold', label: { zh: '等待备件', en: 'Waiting for parts' } },
      },
      events: { 'ticket.order_parts': { zh: '订购备件', en: 'Order parts' } },
      transitions: [{ event: 'ticket.order_parts', from: ['@open'], to: 'waiting_parts' }],
    })
    expect(toMermaid(lifecycle, 'zh-CN')).toContain('  open --> waiting_parts: 订购备件')
  })

  it('reads its arrows from the machine, all of them', () => {
    for (const [, lifecycle] of pages)
      expect(new Set(arrowsOf(lifecycle))).toEqual(new Set(lifecycle.transitions))
  })
})

describe('docs/lifecycles', () => {
  it.each(pages)('%s.md is what the machine says', (name, _lifecycle, page) => {
    const file = new URL(`${name}.md`, folder)
    if (process.env.UPDATE_DOCS) {
      mkdirSync(folder, { recursive: true })
      writeFileSync(file, page)
    }
    expect(readFileSync(file, 'utf8')).toBe(page)
  })
})
