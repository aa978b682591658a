import type { CaseEntry, Ticket } from '@caselore/core/schema'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** Tuesday 24 November 2026, 10:00 in Shanghai: the moment at which the fake desk stands still. */
export const fakeNow = Date.UTC(2026, 10, 24, 2, 0)

const subjects = [
  [
    '注塑机停机，报警 E-1024 无法复位',
    '海川注塑模具有限公司',
    '注塑机 HX-260',
    '急停复位后仍显示 E-1024，控制柜伺服驱动器红灯常亮。',
  ],
  [
    '登录后一直转圈，进不了首页',
    '启明云软件科技有限公司',
    '协同平台 SaaS',
    '今天早上开始，Chrome 和 Edge 都一样，手机端正常。',
  ],
  [
    '冷链车温度记录断档两小时',
    '顺达冷链物流有限公司',
    '车载温控终端 T3',
    '10:20 到 12:15 没有数据，司机说途中没有断电。',
  ],
  [
    '监护仪血氧探头读数跳变',
    '仁和医疗设备有限公司',
    '监护仪 M8',
    '同一病人换了探头还是一样，读数在 88 到 99 之间跳。',
  ],
  [
    '打印机卡纸总是报 E5',
    '锦绣百货连锁有限公司',
    '小票打印机 P58',
    '清过纸道，换过纸，开机十分钟后又报 E5。',
  ],
  [
    'Label printer drops the network every night',
    'Northwind Trading Ltd',
    'Label printer LP-2',
    'It comes back after a power cycle. Firmware 2.4.1.',
  ],
  ['对账单金额与订单不一致', '锦绣百货连锁有限公司', '结算系统', '11 月 18 日三笔退款没有冲减。'],
  ['贴片机吸嘴频繁报真空不足', '华微电子制造有限公司', '贴片机 S7', '换过滤芯后好了半天，又开始报。'],
] as const

/** A ticket with everything that its fields require; say only what matters. */
export function fakeTicket(index: number, changes: Partial<Ticket> = {}): Ticket {
  const [subject, customer, product, description] = subjects[index % subjects.length] ?? subjects[0]
  const createdAt = fakeNow - (index + 1) * 37 * minute
  return {
    id: `ticket-${index + 1}`,
    number: `T-${String(index + 1).padStart(6, '0')}`,
    subject,
    description,
    channel: index % 3 === 0 ? 'phone' : 'web',
    customer: { name: customer, industry: '制造业', tier: 'gold' },
    contact: { name: '王工', phone: '138****5678' },
    requester: 'requester-1',
    priority: (['urgent', 'normal', 'high', 'normal', 'low'] as const)[index % 5] ?? 'normal',
    product,
    tags: ['停机'],
    regions: ['华东'],
    watchers: [],
    attachments: [],
    references: [],
    custom: {},
    ...statusOf(index),
    cancelled: false,
    escalation: 0,
    reopenings: 0,
    transfers: 0,
    cites: [],
    zone: 'Asia/Shanghai',
    createdAt,
    updatedAt: createdAt + 10 * minute,
    ...(statusOf(index).statusCategory === 'pending_requester'
      ? {}
      : { dueAt: fakeNow + ((index % 7) - 1) * 50 * minute + 20 * minute }),
    lastComment: {
      at: createdAt + 10 * minute,
      by: index % 2 ? 'requester-1' : 'agent-1',
      from: index % 2 ? 'requester' : 'agent',
    },
    ...changes,
  }
}

function statusOf(index: number): Pick<Ticket, 'status' | 'statusCategory' | 'assignee' | 'team'> {
  const status = (['open', 'new', 'open', 'pending_requester', 'new'] as const)[index % 5] ?? 'new'
  return {
    status,
    statusCategory: status,
    team: 'team-east',
    ...(status === 'new' ? {} : { assignee: index % 2 ? 'agent-2' : 'agent-1' }),
  }
}

const stories = [
  [
    '伺服驱动器过热导致 E-1024 停机',
    '注塑机 HX-260',
    '屏幕报 E-1024，复位后几分钟又停。',
    '更换驱动器散热风扇并清理风道。',
    12,
  ],
  [
    'E-1024 报警：编码器线松动',
    '注塑机 HX-260',
    '震动大的时候报 E-1024，停机后能复位。',
    '重新压接编码器插头并加装固定卡扣。',
    4,
  ],
  [
    '小票打印机 E5 卡纸：纸道传感器积灰',
    '小票打印机 P58',
    '开机不久报 E5，没有看到卡纸。',
    '用无水酒精清洁纸道传感器，校准一次。',
    31,
  ],
  [
    '登录页一直转圈：时钟偏差使令牌失效',
    '协同平台 SaaS',
    '登录后一直转圈，手机正常。',
    '校准电脑时间，清除站点数据后重新登录。',
    8,
  ],
  [
    '温控终端断档：补传队列写满',
    '车载温控终端 T3',
    '数据缺两小时，途中没有断电。',
    '升级固件到 3.2，清空补传队列。',
    2,
  ],
] as const

/** A published case with everything that its fields require. */
export function fakeCase(index: number, changes: Partial<CaseEntry> = {}): CaseEntry {
  const [title, product, words, step, solved] = stories[index % stories.length] ?? stories[0]
  const createdAt = fakeNow - (index + 3) * 9 * day
  return {
    id: `case-${index + 1}`,
    number: `C-${String(index + 1).padStart(6, '0')}`,
    title,
    basics: { product, productModel: product.split(' ')[1] ?? '', industry: '制造业' },
    customer: { name: '海川注塑模具有限公司' },
    symptom: { customerWords: words, scene: '夏季车间温度 36 ℃，设备连续运行 20 小时。' },
    diagnosis: {
      narrative: '先看报警记录，再测驱动器温度，最后比对风扇转速。',
      checks: [{ checked: '供电电压', finding: '正常', excluded: true }],
    },
    solution: {
      steps: [{ text: step, caution: '断电五分钟后再操作。' }],
      tools: ['万用表'],
      parts: ['散热风扇'],
      cautions: ['须断电挂牌'],
    },
    result: {
      outcome: '恢复生产，观察 30 天没有再报。',
      figures: [{ label: '停机时长', value: '-35 %' }],
      testimonial: '处理很快。',
      followUps: '每季度清理风道。',
    },
    tags: index % 2 ? ['报警'] : ['报警', '停机'],
    node: 'node-repair',
    urgency: 'normal',
    regions: ['华东'],
    attachments: [],
    custom: {},
    author: 'agent-1',
    coAuthors: [],
    status: 'published',
    track: 'routine',
    audience: 'customer',
    confidence: 'validated',
    governance: 'compliance',
    sensitivity: 'normal',
    contentHash: `hash-${index}`,
    reviews: [],
    edition: 1,
    desensitised: true,
    qualityScore: 92,
    citations: 6,
    solved,
    notSolved: 1,
    ratingSum: 45,
    ratingCount: 10,
    zone: 'Asia/Shanghai',
    createdAt,
    updatedAt: createdAt + day,
    publishedAt: createdAt + 5 * day,
    reviewDueAt: createdAt + 540 * day,
    ...changes,
  }
}
