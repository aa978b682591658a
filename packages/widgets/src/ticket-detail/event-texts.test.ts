import { describe, expect, it } from 'vitest'
import { eventText, isByItself } from './event-texts.js'

const nameOf = (id: string) => (id === 'agent-1' ? '李敏' : id)

describe('eventText', () => {
  it('says what happened with the names of people', () => {
    expect(eventText('ticket.assigned', { assignee: 'agent-1' }, 'zh-CN', nameOf)).toBe('分派给 李敏')
    expect(eventText('ticket.rated', { score: 5 }, 'en', nameOf)).toBe('rated it 5 of 5')
  })

  it('tells how it came, where that makes a difference', () => {
    expect(eventText('ticket.closed', { event: 'ticket.confirm' }, 'zh-CN', nameOf)).toBe('确认问题已解决')
    expect(eventText('ticket.closed', { event: 'ticket.close' }, 'zh-CN', nameOf)).toBe('关闭了工单')
    expect(eventText('ticket.resumed', { by: 'reply' }, 'en', nameOf)).toBe('replied, and work goes on')
    expect(eventText('ticket.sla_warned', { metric: 'first_reply', share: 0.75 }, 'zh-CN', nameOf)).toBe(
      '提醒：首次响应时限已用去 75%',
    )
    expect(eventText('ticket.sla_breached', { metric: 'spare_part' }, 'zh-CN', nameOf)).toBe('提示：已超时')
    const notified = { metric: 'resolution', action: 'notify', to: ['agent-1', 'lead'] }
    expect(eventText('ticket.sla_escalated', notified, 'zh-CN', nameOf)).toBe('通知了 李敏、lead')
  })

  it('says who was given access, and who lost it', () => {
    const data = { subject: 'agent-1' }
    expect(eventText('grant.approved', data, 'zh-CN', nameOf)).toBe('批准了 李敏 的临时权限')
    expect(eventText('grant.revoked', data, 'en', nameOf)).toBe('took access from 李敏')
  })

  it('does not put words of the desk into the mouth of whoever gave the occasion', () => {
    expect(isByItself('ticket.case_suggested')).toBe(true)
    expect(isByItself('ticket.case_drafted')).toBe(false)
  })

  it('does not fall silent about what it does not know', () => {
    expect(eventText('ticket.sent_to_lab', {}, 'en', nameOf)).toBe('ticket.sent_to_lab')
    expect(eventText('ticket.assigned', {}, 'en', nameOf)).toBe('assigned it to …')
  })
})
