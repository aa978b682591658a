// What a desk loads with its first call is loaded with the tests here, so that no test's time goes into reading files.
import '../administration.js'
import '../reads.js'
import '../writes.js'
import type { CaseContent, Session } from '../../schema/index.js'
import { emptyCaseContent } from '../../schema/index.js'
import { type Instant, manualClock, ulids } from '../../shared/index.js'
import { memoryStorage, type Storage } from '../../storage/index.js'
import { createDesk, type Desk, type DeskOptions } from '../create-desk.js'

/** Tuesday 2026-03-10 10:00 in Shanghai: an ordinary working morning. */
export const morning: Instant = Date.UTC(2026, 2, 10, 2)

const person = (id: string, roles: string[], regions: string[] = ['华东']): Session => ({
  tenant: 'acme',
  actor: { id, name: id, roles, attributes: { regions, team: 'support' } },
  zone: 'Asia/Shanghai',
})

/** The people of the tests, each with one role; a few stand in another region. */
export const people = {
  requester: person('requester-1', ['requester']),
  otherRequester: person('requester-2', ['requester']),
  agent: person('agent-1', ['agent']),
  otherAgent: person('agent-2', ['agent']),
  northAgent: person('agent-north', ['agent'], ['华北']),
  lead: person('lead-1', ['team_lead']),
  firstReviewer: person('first-1', ['first_reviewer']),
  bothReviewer: person('both-1', ['agent', 'first_reviewer', 'second_reviewer']),
  secondReviewer: person('second-1', ['second_reviewer']),
  sales: person('sales-1', ['sales']),
  executive: person('executive-1', ['executive']),
  otherAdmin: person('admin-2', ['library_admin']),
  libraryAdmin: person('admin-1', ['library_admin']),
  systemAdmin: person('system-1', ['system_admin']),
  auditor: person('auditor-1', ['auditor']),
} as const

/** Each world draws other ids, so that two may share a storage. */
let worlds = 1

/** A desk over memory storage with a clock that the test moves. */
export async function world(options: Partial<DeskOptions> = {}) {
  const clock = manualClock(morning)
  const storage: Storage = options.storage ?? memoryStorage()
  let seed = worlds++
  const ids = ulids(clock, (bytes) => {
    for (let i = 0; i < bytes.length; i++) {
      seed = (seed * 48_271) % 2_147_483_647
      bytes[i] = seed & 255
    }
  })
  const desk: Desk = await createDesk({ clock, ids, storage, ...options })
  const as = (name: keyof typeof people, tenant?: string) =>
    desk.as(tenant ? { ...people[name], tenant } : people[name])
  return { clock, storage, desk, as }
}

/** A case with all six elements, and nothing that the quality check minds. */
export function goodContent(title = '注塑机 伺服报警 E-1024 停机'): CaseContent {
  return {
    ...emptyCaseContent(title),
    basics: {
      product: '注塑机',
      productModel: 'HT-280',
      industry: '汽车零部件注塑，三班连续生产，模温 80 ℃',
    },
    symptom: {
      customerWords: '设备停机，屏幕报警 E-1024，复位不了。',
      scene: '夜班换模后首次开机，伺服驱动器红灯常亮。',
    },
    diagnosis: {
      narrative: '先读驱动器故障记录，再测母线电压，最后交换驱动器验证。',
      checks: [
        { checked: '测量母线电压', finding: '电压 540 V，正常', excluded: true },
        { checked: '与二号机交换驱动器', finding: '报警跟随驱动器', excluded: false },
      ],
    },
    solution: {
      steps: [
        { text: '关闭总电源并挂牌，等待 10 分钟让母线放电。' },
        { text: '拆下旧驱动器，记录拨码与参数版本。' },
        { text: '装上新驱动器，导入参数 P2.31，空载运行 15 分钟。' },
      ],
      tools: ['万用表', '内六角扳手'],
      parts: ['伺服驱动器 SD-75'],
      cautions: ['母线放电前不得触碰端子。'],
    },
    result: {
      outcome: '停机 3 小时后恢复生产，连续运行 30 天未再报警。',
      figures: [{ label: '停机时长', value: '-65 %' }],
      testimonial: '夜班当场解决，步骤清楚，我们自己也能照做。',
      followUps: '一个月后回访一次。',
    },
    tags: ['生产线故障', '伺服'],
    regions: ['华东'],
  }
}

export const goodScores = { authenticity: 5, typicality: 4, reusability: 5 } as const
