/** Service tickets and questions about them, made up from a seed: as many as wanted, the same for everybody. */

const words = (text: string): readonly string[] => text.split(' ')

const products = words(
  '注塑机 空压机 数控车床 激光切割机 传送带 包装机 贴标机 冷水机 变频器 伺服驱动器 工业机器人 叉车 打印机 交换机 服务器 扫码枪 电子秤 锅炉 水泵 配电柜 中央空调 电梯 封口机 喷涂线 回流焊炉 点胶机 检测仪 显示屏 门禁 监控主机',
)
const parts = words(
  '主轴 电机 轴承 皮带 滤网 油泵 阀门 密封圈 热电偶 接触器 继电器 触摸屏 编码器 传感器 电源模块 主板 风扇 散热片 导轨 丝杆 气缸 电磁阀 料筒 喷嘴 模具 线缆 插头 硬盘 网口 打印头',
)
const symptoms = words(
  '停机 过热 报警 异响 漏油 漏水 抖动 卡死 不启动 无显示 断电 跳闸 温度偏高 压力不足 速度变慢 精度下降 通信中断 数据丢失 频繁重启 打滑 堵塞 烧焦味 显示乱码 无法连接 无法登录 按键失灵 计数不准 尺寸超差 出料不均 真空度低',
)
const causes = words(
  '接触不良 老化 磨损严重 缺少润滑 电压不稳 参数丢失 固件版本过低 安装松动 进水受潮 粉尘堆积 超负荷运行 接线错误 散热不良 元件击穿 冷却液不足 备件不符 误操作 地址冲突 防火墙拦截 证书过期',
)
const actions = words(
  '更换备件 清洁滤网 紧固接线端子 重新校准 升级固件 恢复出厂设置 调整张紧度 加注润滑油 重启控制器 检查供电 更换密封圈 重新对刀 清理积碳 疏通管路 修改参数 重新安装驱动 更换线缆 调整间隙 重新配网 复位报警',
)
const times = words(
  '早班开机后 夜班运行中 换模以后 雨后 停电恢复后 升级之后 连续运行八小时后 周末检修后 搬迁以后 更换原料后',
)
const places = words('华东 华南 华北 西南 西北 东北 华中')
const names =
  '安宝成达德东恩发方飞丰福光广国海航和恒宏华辉佳嘉建江金锦京晶九凯康科坤蓝乐力利联龙隆美明南宁鹏平祺启强庆泉仁荣瑞润森尚盛世顺思泰腾天通同万威维伟文新信星兴旭亚艺易益银英永友宇元远悦云泽展长振正志智中众卓'

/** Numbers from 0 up to 1 that the seed alone decides (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface BenchDocument {
  readonly id: string
  readonly title: string
  readonly body: string
  readonly region: string
  readonly status: string
  readonly created: number
}

function maker(seed: number) {
  const random = seededRandom(seed)
  const whole = (count: number) => Math.floor(random() * count)
  // The first of a list are said more often than the last, as in life.
  const pick = (list: ArrayLike<string>): string => list[Math.floor(random() ** 1.6 * list.length)] as string
  const company = () => Array.from({ length: 2 + whole(2) }, () => names[whole(names.length)]).join('')
  const model = () => `${'ABCDEHKLMS'[whole(10)]}${'XTRV'[whole(4)]}-${100 + whole(60) * 10}`
  const code = () => `E-${1000 + whole(400)}`
  return { whole, pick, company, model, code }
}

/** So many tickets of about 90 characters. */
export function documents(count: number, seed = 1): BenchDocument[] {
  const { whole, pick, company, model, code } = maker(seed)
  return Array.from({ length: count }, (_, n) => ({
    id: `T${String(n).padStart(7, '0')}`,
    title: `${pick(products)}${model()}${pick(parts)}${pick(symptoms)}${whole(3) === 0 ? `，报警 ${code()}` : ''}`,
    body:
      `${company()}公司反映，${pick(times)}${pick(products)}${pick(symptoms)}，现场检查发现${pick(parts)}${pick(causes)}。` +
      `已${pick(actions)}并${pick(actions)}，观察${1 + whole(9)}小时后${pick(symptoms)}未再出现，建议定期检查${pick(parts)}。`,
    region: pick(places),
    status: ['open', 'resolved', 'closed'][whole(3)] as string,
    created: 1_764_000_000_000 + n * 60_000,
  }))
}

/** Questions as people put them: a symptom, a sentence, an error code, a model. */
export function questions(count: number, seed = 2): string[] {
  const { whole, pick, model, code } = maker(seed)
  const shapes = [
    () => `${pick(products)}${pick(symptoms)}`,
    () => `${pick(parts)}${pick(symptoms)}怎么处理`,
    () => `${pick(times)}${pick(products)}${pick(parts)}${pick(symptoms)}，是什么原因`,
    () => `${pick(products)}报警 ${code()}`,
    () => `${model()} ${pick(symptoms)}`,
    () => `${pick(parts)}${pick(causes)}，需要${pick(actions)}吗`,
  ]
  return Array.from({ length: count }, () => (shapes[whole(shapes.length)] as () => string)())
}
