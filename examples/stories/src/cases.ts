import type { DeskClient } from '@caselore/core'
import { type CaseEdit, reviewChecklists } from '@caselore/core/schema'
import type { Who } from './helpdesk.js'

const checklist = (level: 'first' | 'second') => reviewChecklists[level].map(({ id }) => id)
const goodScores = { authenticity: 5, typicality: 4, reusability: 5 }

/** Everything that the six elements ask for beside title, symptom and solution. */
export const completing = {
  basics: { productModel: 'HT-280', industry: '汽车零部件注塑，三班连续生产' },
  diagnosis: {
    narrative: '先读驱动器故障记录，再测母线电压，最后交换驱动器验证。',
    checks: [{ checked: '测量母线电压', finding: '540 V，正常', excluded: true }],
  },
  solution: { tools: ['万用表', '内六角扳手'] },
  result: {
    outcome: '停机 3 小时后恢复生产，连续运行 30 天未再报警。',
    figures: [{ label: '停机时长', value: '-65 %' }],
    testimonial: '夜班当场解决，步骤清楚。',
  },
} satisfies CaseEdit

export interface NewCase extends CaseEdit {
  readonly title: string
}

/** Walks a case through both reviews into the library. */
export async function publish(as: (who: Who) => DeskClient, { title, ...content }: NewCase): Promise<string> {
  const { id } = await as('agent').cases.create({ title, content: { ...completing, ...content } })
  await as('agent').cases.send(id, { type: 'case.submit' })
  await review(as, id)
  return id
}

/** Both reviews of a submitted case. */
export async function review(as: (who: Who) => DeskClient, id: string): Promise<void> {
  for (const level of ['first', 'second'] as const) {
    const reviewer = as(level === 'first' ? 'firstReviewer' : 'secondReviewer')
    await reviewer.cases.send(id, { type: 'case.claim' })
    await reviewer.cases.send(id, { type: 'case.pass', scores: goodScores, checklist: checklist(level) })
  }
}

export const passFirst = { type: 'case.pass', scores: goodScores, checklist: checklist('first') } as const
export const passSecond = { type: 'case.pass', scores: goodScores, checklist: checklist('second') } as const

export const machineDown: NewCase = {
  title: '注塑机 伺服报警 E-1024 停机',
  basics: { ...completing.basics, product: '注塑机' },
  symptom: {
    customerWords: '设备停机，屏幕报警 E-1024，复位不了。',
    scene: '夜班换模后首次开机，驱动器红灯常亮。',
  },
  solution: {
    ...completing.solution,
    steps: [
      { text: '关闭总电源并挂牌，等待 10 分钟让母线放电。' },
      { text: '拆下旧驱动器，记录拨码与参数版本。' },
      { text: '装上新驱动器，导入参数 P2.31，空载运行 15 分钟。' },
    ],
  },
  customer: { name: '示例塑胶制品有限公司' },
  tags: ['生产线故障', '伺服'],
  audience: 'customer',
  regions: ['华东'],
}
