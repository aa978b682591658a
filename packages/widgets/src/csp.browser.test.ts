import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import './define.js'
import { createFakeClient } from './testing/fake-client.js'
import { click, get, mount, press, settled, type } from './testing/mount.js'

const policy =
  "style-src 'self'; object-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html"

describe('under a strict Content Security Policy with Trusted Types', () => {
  const broken: string[] = []
  const note = (event: SecurityPolicyViolationEvent) =>
    broken.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`)

  beforeAll(() => {
    document.addEventListener('securitypolicyviolation', note)
    const meta = document.createElement('meta')
    meta.httpEquiv = 'Content-Security-Policy'
    meta.content = policy
    document.head.append(meta)
  })
  afterAll(() => document.removeEventListener('securitypolicyviolation', note))

  it('is enforced in this test', async () => {
    const probe = document.createElement('p')
    probe.setAttribute('style', 'color: red')
    document.body.append(probe)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(broken.splice(0)).toHaveLength(1)
  })

  it('breaks no rule: not by looking, not by working', async () => {
    const { client } = createFakeClient()
    const { element: search } = await mount('caselore-search', client)
    await type(search, '[role=combobox]', 'E-1024')
    await click(search, 'button[type=submit]')
    const { element: form } = await mount('caselore-ticket-form', client)
    await click(form, 'button[type=submit]')
    const { element: list } = await mount('caselore-ticket-list', client, { views: true })
    await press(list, '[role=grid]', 'x')
    expect(getComputedStyle(get(list, '.row')).position).toBe('absolute')
    const { element: detail } = await mount('caselore-ticket-detail', client, { ticket: 'ticket-1' })
    await click(detail, '[id="step-ticket.resolve"]')
    const { element: dashboard } = await mount('caselore-dashboard', client)
    await click(dashboard, 'summary')
    await mount('caselore-sla-badge', client, { due: 0 })
    await settled(detail)
    expect(broken).toEqual([])
  })
})
