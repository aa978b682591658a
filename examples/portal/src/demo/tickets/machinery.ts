import { answer, ask, confirm, type DemoTicket, note, rate, reply, resolve, start } from '../demo-ticket.js'

/** 机械制造. */
export const machineryTickets: readonly DemoTicket[] = [
  {
    key: 'mach-01',
    subject: '3 号注塑机停机，报警 E-1024',
    description: '刚开班就停了，复位跑十分钟又跳 E-1024，电柜摸着很烫。今天的料已经上了，麻烦先打电话。',
    from: 'requester-east',
    product: '注塑机 HT-280',
    category: 'mach.inject.halt',
    tags: ['设备停机', '报警代码'],
    priority: 'urgent',
    channel: 'web',
    hoursAgo: 61,
    course: [
      start(6),
      reply(4, '您好，已接单。请先按复位旁的“详情”键，把驱动器子代码拍给我，不要反复复位。'),
      answer(9, '子代码是 OH-2。'),
      note(5, '与 E-1024 案例一致，散热问题。先指导清滤网，备件滤网同城仓有货。'),
      ask(6, '请断电挂牌后看一下电柜下方的进风滤网是不是糊住了，方便拍张照片吗？'),
      answer(35, '糊得跟毡子一样，清完了，现在 65 度。'),
      resolve(70, '清理散热器与进风滤网，散热器温度由 95 ℃ 降到 65 ℃，带模运行 1 小时正常。', 'mach-e1024'),
      confirm(40),
      rate(5, 5, '指导得清楚，四十分钟搞定。'),
    ],
  },
]
