import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright'
import { build, createServer, preview } from 'vite'
import { findChromium } from '../../../scripts/chromium.mjs'
import type { PersonKey } from '../src/demo/index.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Portal {
  readonly url: string
  /** A browser of its own with nothing stored yet, and the portal open in it. */
  open(options?: OpenOptions): Promise<Page>
  stop(): Promise<void>
}

export interface OpenOptions extends BrowserContextOptions {
  /** `full` plays the whole demo first, which takes a while; `none` opens an empty desk. */
  readonly demo?: 'full' | 'none'
  /** Runs in the page before any of its own scripts. */
  readonly before?: () => void
}

/** Serves the portal, as built or as `npm start` does, and starts a browser. Stop it in `afterAll`. */
export async function start(mode: 'built' | 'dev' = 'built'): Promise<Portal> {
  const served = await (mode === 'dev' ? serveSources() : serveBuilt())
  const executablePath = findChromium()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: chromiumArguments,
  })
  return {
    url: served.url,
    open: (options) => openIn(browser, served.url, options),
    async stop() {
      await browser.close()
      await served.close()
    },
  }
}

async function openIn(
  browser: Browser,
  url: string,
  { demo = 'full', before, ...options }: OpenOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  if (before) await context.addInitScript(before)
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(`${url}?demo=${demo}`)
  await ready(page)
  return page
}

/** Waits until the desk is open and filled. */
export const ready = (page: Page): Promise<void> => page.locator('#main h1').waitFor({ timeout: 240_000 })

/** Becomes someone else through the menu, as a person would. */
export async function signIn(page: Page, person: PersonKey): Promise<void> {
  await page.locator('.avatar').click()
  await page.locator(`#account [data-person="${person}"]`).click()
  await page.locator(`caselore-provider[data-person="${person}"]`).waitFor({ state: 'attached' })
}

/** Goes to an address behind the hash, for example `#/queue`, and waits for its heading. */
export async function goto(page: Page, place: string): Promise<void> {
  await page.evaluate(async (hash) => {
    if (location.hash === hash) return
    const changed = new Promise((resolve) => addEventListener('hashchange', resolve, { once: true }))
    location.hash = hash
    await changed
  }, place)
  await page.locator('#main h1').waitFor()
}

/** Switches the page to the language, if it does not speak it already. */
export async function speak(page: Page, language: 'zh-CN' | 'en'): Promise<void> {
  const now = await page.evaluate(() => document.documentElement.lang)
  if (now !== language) await page.locator('.tool[aria-label*="Switch to"]').click()
}

async function serveSources() {
  const server = await createServer({ root, logLevel: 'error', server: { port: 0, host: 'localhost' } })
  await server.listen()
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() }
}

async function serveBuilt() {
  const outDir = await mkdtemp(join(tmpdir(), 'portal-'))
  await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } })
  const server = await preview({
    root,
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: 'localhost' },
  })
  return {
    url: server.resolvedUrls?.local[0] ?? '',
    async close() {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}
