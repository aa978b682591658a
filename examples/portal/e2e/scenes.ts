import { type CaseEdit, reviewChecklists } from '@caselore/core/schema'
import type { Page } from 'playwright'
import type { PersonKey } from '../src/demo/index.js'
import { clientOn } from './pages.js'
import { signIn } from './support.js'

/** Scenes are set through the desk in the page, because they are not what a story is about. */
export interface SceneCase extends CaseEdit {
  readonly title: string
}

/** A complete case of its author that waits for the first review. */
export async function submit(page: Page, author: PersonKey, written: SceneCase): Promise<string> {
  await signIn(page, author)
  return (await clientOn(page)).evaluate(async (desk, text) => {
    const { title, ...content } = JSON.parse(text)
    const { id } = await desk.cases.create({ title, content })
    await desk.cases.send(id, { type: 'case.submit' })
    return id
  }, JSON.stringify(written))
}

/** The same once both reviewers have passed it. */
export async function publish(page: Page, author: PersonKey, written: SceneCase): Promise<string> {
  const id = await submit(page, author, written)
  for (const level of ['first', 'second'] as const) {
    await signIn(page, `${level}-reviewer`)
    const checklist = reviewChecklists[level].map(({ id }) => id)
    await (await clientOn(page)).evaluate(
      async (desk, { id, checklist }) => {
        const scores = { authenticity: 5, typicality: 4, reusability: 5 }
        await desk.cases.send(id, { type: 'case.claim' })
        await desk.cases.send(id, { type: 'case.pass', scores, checklist })
      },
      { id, checklist },
    )
  }
  return id
}

/** What sales must not learn from `ejectorCase`. */
export const kept = {
  customer: '示例·璟珩模塑有限公司',
  phone: '13800138077',
  part: 'ZK-7731',
  praise: '顶针再没卡过，模具保住了。',
} as const

/** Its solution names the customer and a phone number; the customer has agreed. */
export const ejectorCase: SceneCase = {
  title: '注塑机 顶针不回位，压坏模具',
  basics: { product: '注塑机', productModel: 'HT-280', industry: '汽车内饰件注塑，三班连续生产' },
  customer: { name: kept.customer, authorisation: { reference: 'SQ-77', at: 0, by: 'customer' } },
  symptom: {
    customerWords: '顶针伸出去就回不来，模具都压坏了。',
    scene: '夜班换模后首件，顶出到位信号不灭。',
  },
  diagnosis: {
    narrative: '到位信号由接近开关给出；手动遮挡开关，信号不变，开关常通。',
    checks: [{ checked: '遮挡接近开关', finding: '信号不变，开关击穿', excluded: false }],
  },
  solution: {
    steps: [
      { text: '断电挂牌，拆下顶出接近开关。' },
      { text: `换上开关 ${kept.part}，感应间隙调到 2 毫米，打 ${kept.phone} 请${kept.customer}的班长确认。` },
    ],
    tools: ['塞尺'],
  },
  result: {
    outcome: '更换后连续生产 30 天没有再卡。',
    figures: [{ label: '停机', value: '-90 %' }],
    testimonial: kept.praise,
  },
  tags: ['顶出异常'],
  regions: ['华东'],
  audience: 'internal',
}

/** 重大技术突破: kept from everyone but the library. */
export const breakthroughCase: SceneCase = {
  title: '大型注塑机 伺服泵国产化改造',
  basics: { product: '注塑机', productModel: 'HT-900', industry: '汽车保险杠注塑，三班连续生产' },
  symptom: {
    customerWords: '进口泵坏了要等三个月。',
    scene: '原装伺服泵停产，备件交期 90 天，整线停工。',
  },
  diagnosis: {
    narrative: '对比流量曲线与接口尺寸，国产泵在 160 bar 以下完全可替代。',
    checks: [{ checked: '比对流量曲线', finding: '偏差 2 %', excluded: false }],
  },
  solution: {
    steps: [{ text: '拆除原泵，按新法兰图加工过渡板。' }, { text: '刷入驱动参数，空载磨合 8 小时。' }],
    tools: ['扭力扳手'],
  },
  result: {
    outcome: '交期由 90 天降到 7 天，连续运行 60 天无异常。',
    figures: [{ label: '备件交期', value: '90 天 → 7 天' }],
    testimonial: '整线当周恢复，成本还低了三成。',
  },
  tags: ['国产化'],
  regions: [],
  audience: 'internal',
  sensitivity: 'breakthrough',
}

/** Of two regions. */
export const sealingCase: SceneCase = {
  title: '枕式包装机 横封刀温度漂移 封口开裂',
  basics: {
    product: '枕式包装机',
    productModel: 'PK-450',
    industry: '休闲食品包装，两班，每班 4 万包',
  },
  symptom: {
    customerWords: '封口一扯就开，温度表跳来跳去。',
    scene: '开机两小时后，横封温度在 130 与 165 ℃ 之间摆动。',
  },
  diagnosis: {
    narrative: '温控输出正常；晃动热电偶插头，读数跳变，换插头后稳定。',
    checks: [{ checked: '晃动热电偶插头', finding: '读数跳 30 ℃', excluded: false }],
  },
  solution: {
    steps: [{ text: '断电，等横封刀降到 40 ℃ 以下。' }, { text: '换热电偶插头，线束用扎带固定。' }],
    tools: ['万用表'],
  },
  result: {
    outcome: '温度波动由 35 ℃ 降到 3 ℃，连续 20 天没有开裂。',
    figures: [{ label: '温度波动', value: '35 ℃ → 3 ℃' }],
    testimonial: '一根插头的事，当天就好了。',
  },
  tags: ['封口不良', '设备停机'],
  node: 'mach.inject.halt',
  regions: ['华东', '华南'],
  audience: 'internal',
}
