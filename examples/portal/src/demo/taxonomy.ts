import type { TaxonomyNode } from '@caselore/core/schema'

type Leaf = readonly [id: string, name: string, nameEn: string]
type Branch = readonly [...Leaf, children: readonly (Leaf | Branch)[]]

/** Industry → business scenario → problem type. Ids never change; a child's id begins with its parent's. */
const tree: readonly Branch[] = [
  [
    'mach',
    '机械制造',
    'Machinery',
    [
      [
        'inject',
        '注塑成型',
        'Injection moulding',
        [
          ['halt', '报警停机', 'Alarm and standstill'],
          ['quality', '制品缺陷', 'Defective parts'],
          ['thermal', '温控异常', 'Temperature control'],
        ],
      ],
      [
        'cnc',
        '数控加工',
        'CNC machining',
        [
          ['spindle', '主轴与进给', 'Spindle and feed'],
          ['accuracy', '精度偏差', 'Loss of accuracy'],
          ['control', '数控系统', 'Control system'],
        ],
      ],
      [
        'drive',
        '传动与液压',
        'Drives and hydraulics',
        [
          ['motor', '电机过热', 'Motor overheating'],
          ['hydraulic', '液压泄漏与失压', 'Leaks and loss of pressure'],
          ['noise', '振动与异响', 'Vibration and noise'],
        ],
      ],
      [
        'pack',
        '包装产线',
        'Packaging line',
        [
          ['jam', '卡料', 'Jams'],
          ['sync', '动作不同步', 'Timing'],
        ],
      ],
    ],
  ],
  [
    'elec',
    '电子制造',
    'Electronics',
    [
      [
        'smt',
        '贴片产线',
        'SMT line',
        [
          ['pick', '取料与抛料', 'Pick-up errors'],
          ['print', '锡膏印刷', 'Paste printing'],
          ['reflow', '回流焊接', 'Reflow'],
        ],
      ],
      [
        'test',
        '测试与检验',
        'Test and inspection',
        [
          ['aoi', '光学检测误判', 'AOI false calls'],
          ['ict', '在线测试', 'In-circuit test'],
          ['burn', '老化测试', 'Burn-in'],
        ],
      ],
      [
        'trace',
        '追溯与标识',
        'Traceability',
        [
          ['label', '标签打印', 'Label printing'],
          ['scan', '扫码读取', 'Code reading'],
        ],
      ],
      [
        'env',
        '厂务与环境',
        'Facilities',
        [
          ['esd', '静电防护', 'ESD'],
          ['climate', '温湿度', 'Climate'],
        ],
      ],
    ],
  ],
  [
    'saas',
    '企业软件',
    'Business software',
    [
      [
        'access',
        '账号与权限',
        'Accounts and access',
        [
          ['login', '登录失败', 'Sign-in fails'],
          ['role', '权限配置', 'Permissions'],
        ],
      ],
      [
        'data',
        '数据与接口',
        'Data and interfaces',
        [
          ['sync', '数据不同步', 'Out of sync'],
          ['import', '导入导出', 'Import and export'],
          ['api', '接口对接', 'API integration'],
        ],
      ],
      [
        'flow',
        '流程与报表',
        'Workflow and reports',
        [
          ['approval', '审批流', 'Approvals'],
          ['report', '报表异常', 'Reports'],
          ['notice', '消息通知', 'Notifications'],
        ],
      ],
      [
        'perf',
        '性能与可用性',
        'Performance',
        [
          ['slow', '响应缓慢', 'Slow response'],
          ['client', '客户端异常', 'Client problems'],
        ],
      ],
    ],
  ],
  [
    'logi',
    '物流仓储',
    'Logistics',
    [
      [
        'ware',
        '仓内作业',
        'Warehouse work',
        [
          ['scan', '扫码失败', 'Scanning fails'],
          ['stock', '库存差异', 'Stock differences'],
          ['pick', '拣选异常', 'Picking'],
        ],
      ],
      [
        'sort',
        '分拣与输送',
        'Sorting and conveying',
        [
          ['conveyor', '输送线停机', 'Conveyor standstill'],
          ['sorter', '错分', 'Mis-sorts'],
          ['agv', '搬运机器人', 'Mobile robots'],
        ],
      ],
      [
        'trans',
        '运输与冷链',
        'Transport and cold chain',
        [
          ['temp', '温度超限', 'Temperature excursions'],
          ['gps', '定位与轨迹', 'Positioning'],
          ['bill', '运单与结算', 'Waybills and billing'],
          ['yard', '月台调度', 'Yard and docks'],
        ],
      ],
    ],
  ],
  [
    'reta',
    '零售',
    'Retail',
    [
      [
        'pos',
        '收银与支付',
        'Tills and payment',
        [
          ['print', '小票打印', 'Receipt printing'],
          ['pay', '支付失败', 'Payment fails'],
          ['scan', '商品扫码', 'Item scanning'],
          ['scale', '电子秤', 'Scales'],
        ],
      ],
      [
        'store',
        '门店设备',
        'Store equipment',
        [
          ['esl', '电子价签', 'Shelf labels'],
          ['fridge', '冷柜', 'Refrigeration'],
          ['network', '门店网络', 'Store network'],
        ],
      ],
      [
        'omni',
        '会员与线上',
        'Members and online',
        [
          ['member', '会员积分', 'Loyalty'],
          ['order', '线上订单', 'Online orders'],
          ['stock', '库存同步', 'Stock sync'],
        ],
      ],
    ],
  ],
  [
    'medi',
    '医疗器械',
    'Medical devices',
    [
      [
        'image',
        '影像设备',
        'Imaging',
        [
          ['artifact', '图像伪影', 'Artefacts'],
          ['transfer', '图像传输', 'Image transfer'],
          ['halt', '设备停机', 'Standstill'],
        ],
      ],
      [
        'lab',
        '检验设备',
        'Laboratory',
        [
          ['qc', '质控失控', 'QC out of control'],
          ['sample', '加样与条码', 'Sampling and barcodes'],
          ['lis', '结果上传', 'Result upload'],
        ],
      ],
      [
        'ward',
        '监护与治疗',
        'Monitoring and therapy',
        [
          ['alarm', '误报警', 'False alarms'],
          ['power', '电源与电池', 'Power and batteries'],
          ['pump', '输注与流量', 'Infusion and flow'],
        ],
      ],
      [
        'dental',
        '口腔与康复',
        'Dental and rehabilitation',
        [
          ['chair', '牙椅', 'Dental chair'],
          ['steril', '灭菌', 'Sterilisation'],
          ['rehab', '康复训练设备', 'Rehabilitation'],
        ],
      ],
    ],
  ],
]

function nodesOf(list: readonly (Leaf | Branch)[], parent?: string): TaxonomyNode[] {
  return list.flatMap(([local, name, nameEn, children = []], position) => {
    const id = parent ? `${parent}.${local}` : local
    const node: TaxonomyNode = { id, ...(parent ? { parent } : {}), name, nameEn, aliases: [], position }
    return [node, ...nodesOf(children as readonly (Leaf | Branch)[], id)]
  })
}

/** The classification of the demo, parents before their children. */
export const taxonomy: readonly TaxonomyNode[] = nodesOf(tree)
