import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNearDuplicates, resemblance, shinglesOf } from './index.js'

/** Made for this: cases of one trade, so that all share words, and none says the same as another. */
const originals = [
  '注塑机夜班反复停机，驱动器面板显示散热器超温。拆下进风滤网，发现被油泥糊死，清理散热片后温度由九十五度降到六十八度，当班恢复生产。',
  '注塑机制品分型面出现飞边，锁模力逐日下降。测量四根拉杆伸长量，右下杆比其余小，重新锁紧调模螺母后飞边消失。',
  '注塑机料筒三区温度波动，制品发黄。对调热电偶后波动跟着走，更换带压簧的热电偶，温度波动收敛到一度以内。',
  '加工中心主轴转速拉高后异响并升温。脱开皮带后振动消失，更换同步带并按规定频率调整张紧力，没有更换主轴。',
  '输送线减速电机下午过热跳闸。低速运行时自带风扇风量不足，提高工作频率并加装强制冷却风机后外壳温度下降。',
  '标签打印机打印一百来张就卡纸。剥离轴前有残胶，用酒精清洁胶辊并调整打印头压力，连续打印两千张没有再卡。',
  '收银一体机扫码支付超时而顾客已被扣款。宽带切到四号备用线路时查询请求丢失，开启补单后晚高峰没有再掉单。',
  '企业微信扫码登录提示未绑定。三名新员工的手机号在通讯录同步之前没有写入账号，重新同步后可以登录。',
  '审批单停在系统处理中不往下走。金额恰好等于分支条件的边界，两个分支都不成立，改为大于等于后全部通过。',
  '冷藏车记录仪半夜报温度超限而货物没有融化。后门探头正对卸货口，改装到货厢中部并设开门延时后误报消失。',
  '输液泵频繁报管路阻塞，换管路后仍报。压力传感器起始值偏高，清洁压力膜并重新归零后恢复正常。',
  '监护仪血氧误报警，病人翻身时指夹松脱。改用粘贴式探头并去除指甲油，夜间报警由四十次降到三次。',
]
const characters = {
  机: '機',
  温: '溫',
  区: '區',
  热: '熱',
  电: '電',
  转: '轉',
  后: '後',
  报: '報',
  动: '動',
  设: '設',
} as const
const traditional = (text: string) =>
  text.replace(/./gu, (one) => (characters as Readonly<Record<string, string>>)[one] ?? one)
const clauses = (text: string) => text.split(/(?<=[，。])/u)

/** What happens when a case is written down a second time. */
const rewritings: Readonly<Record<string, (text: string) => string>> = {
  'the same again': (text) => text,
  'other punctuation and spaces': (text) => text.replaceAll('，', ' , ').replaceAll('。', '\n'),
  'in traditional characters': traditional,
  'the last clause left out': (text) => clauses(text).slice(0, -1).join(''),
  'an introduction before it': (text) => `客户上周来电反映，现场已确认。${text}`,
  'clauses in another order': (text) => clauses(text).reverse().join(''),
  'a few words put otherwise': (text) =>
    text
      .replaceAll('显示', '提示')
      .replaceAll('更换', '换上')
      .replaceAll('没有', '未')
      .replaceAll('后', '以后'),
}

describe('createNearDuplicates', () => {
  it('finds each of seven rewritings of each of twelve cases, and no other case', async () => {
    const near = await createNearDuplicates()
    near.put(originals.map((text, i) => ({ id: `o${i}`, text, attributes: {} })))
    const missed: string[] = []
    for (const [name, rewrite] of Object.entries(rewritings)) {
      for (const [i, text] of originals.entries()) {
        const found = near.find({ text: rewrite(text), scope: 'all' }).map(({ id }) => id)
        if (found.join() !== `o${i}`) missed.push(`${name}: o${i} found ${found.join()}`)
      }
    }
    expect(missed).toEqual([])
  })

  it('knows cases apart that are about the same thing', async () => {
    const near = await createNearDuplicates()
    near.put(originals.map((text, i) => ({ id: `o${i}`, text, attributes: {} })))
    for (const [i, text] of originals.entries())
      expect(near.find({ text, scope: 'all', except: `o${i}`, least: 0.3 })).toEqual([])
  })

  it('says how much is shared, and of a part that it is held whole', async () => {
    const near = await createNearDuplicates()
    const [text = ''] = originals
    near.put([{ id: 'a', text, attributes: {} }])
    expect(near.find({ text, scope: 'all' })).toEqual([{ id: 'a', resemblance: 1, containment: 1 }])
    const [part] = near.find({ text: clauses(text).slice(0, 4).join(''), scope: 'all' })
    expect(part?.resemblance).toBeLessThan(0.9)
    expect(part?.containment).toBeGreaterThan(0.95)
  })

  it('looks in scope only, and follows changes', async () => {
    const near = await createNearDuplicates()
    const [text = '', other = ''] = originals
    near.put([{ id: 'a', text, attributes: { status: 'draft' } }])
    const scope = { field: 'status', op: 'eq', value: 'published' } as const
    expect(near.find({ text, scope })).toEqual([])
    expect(near.find({ text, scope: 'none' })).toEqual([])
    near.put([{ id: 'a', text: other, attributes: { status: 'published' } }])
    expect(near.find({ text, scope })).toEqual([])
    expect(near.find({ text: other, scope }).map(({ id }) => id)).toEqual(['a'])
    near.remove(['a', 'unknown'])
    expect(near.find({ text: other, scope })).toEqual([])
  })

  it('finds nothing for nothing', async () => {
    const near = await createNearDuplicates()
    near.put([{ id: 'a', text: '', attributes: {} }])
    expect(near.find({ text: '，。', scope: 'all' })).toEqual([])
  })
})

describe('resemblance', () => {
  it('is the same both ways, 1 for the same and between 0 and 1', () => {
    const text = fc
      .array(fc.constantFrom('停机', '电机', '过热', ' ', 'E-10'), { minLength: 1 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [x, y] = [shinglesOf(a), shinglesOf(b)]
        expect(resemblance(x, y)).toBe(resemblance(y, x))
        expect(resemblance(x, y)).toBeLessThanOrEqual(1)
        if (x.size > 0) expect(resemblance(x, x)).toBe(1)
      }),
    )
  })
})
