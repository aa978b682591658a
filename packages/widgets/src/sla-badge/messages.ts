import { defineMessages } from '../base/messages.js'

export const slaMessages = defineMessages(
  {
    left: (time: string) => `剩 ${time}`,
    over: (time: string) => `超 ${time}`,
    paused: '已暂停',
    met: '按时完成',
    missed: '已超时',
    due: (moment: string) => `截止 ${moment}`,
  },
  {
    left: (time: string) => `${time} left`,
    over: (time: string) => `${time} over`,
    paused: 'Paused',
    met: 'On time',
    missed: 'Missed',
    due: (moment: string) => `Due ${moment}`,
  },
)
