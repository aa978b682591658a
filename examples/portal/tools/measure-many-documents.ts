// `npx tsx examples/portal/tools/measure-many-documents.ts <address> [documents]`: opens a portal that is being served over
// so many documents and says how long the first page takes, how long the page is held up, and how long a search takes.
import { chromium } from 'playwright'

const [address = 'http://localhost:5173/', documents = '100000'] = process.argv.slice(2)
const questions = [
  '注塑机停机',
  '电机过热跳闸',
  '打印机卡纸',
  'E-2042',
  '登录失败',
  '冷链温度异常',
  '传感器误报',
  '主轴异响',
]

const browser = await chromium.launch({
  ...(process.env.CHROMIUM_PATH === undefined ? {} : { executablePath: process.env.CHROMIUM_PATH }),
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage()
page.setDefaultTimeout(600_000)
await page.addInitScript(() => {
  const tasks: number[] = []
  Object.assign(window, { longTasks: tasks })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
})
const url = new URL(address)
url.searchParams.set('db', 'measured')
url.searchParams.set('documents', documents)
url.hash = '#/library'
const began = performance.now()
await page.addInitScript(() => sessionStorage.setItem('measured:person', 'agent-east'))
await page.goto(url.href)
await page.locator('caselore-search [part~=hit]').first().waitFor()
const firstPage = performance.now() - began
const loading = await longTasks()

const box = page.locator('caselore-search input[type=text]')
const button = page.locator('caselore-search [part~=box-button]')
const times: number[] = []
for (const question of [...questions, ...questions]) {
  await box.fill(question)
  const asked = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const from = performance.now()
        addEventListener('caselore-searched', () => resolve(performance.now() - from), { once: true })
      }),
  )
  await button.click()
  times.push(await asked)
}
times.sort((a, b) => a - b)
const searching = await longTasks()
console.log(
  JSON.stringify({
    documents: Number(documents),
    firstPageMs: Math.round(firstPage),
    whileLoading: summary(loading),
    whileSearching: summary(searching),
    searchMs: { p50: Math.round(times[times.length >> 1] ?? 0), worst: Math.round(times.at(-1) ?? 0) },
  }),
)
await browser.close()

/** Tasks over 50 ms since the last look. */
function longTasks(): Promise<number[]> {
  return page.evaluate(() => {
    const { longTasks } = window as unknown as { longTasks: number[] }
    return longTasks.splice(0)
  })
}

function summary(tasks: readonly number[]) {
  return { longTasks: tasks.length, longestMs: Math.round(Math.max(0, ...tasks)) }
}
