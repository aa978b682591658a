import { availableParallelism } from 'node:os'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { findChromium } from './scripts/chromium.mjs'

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Known from the start, because a dependency found late reloads the page in the middle of a test. */
const browserDependencies = [
  '@lit/context',
  'axe-core',
  'fast-check',
  'idb',
  'immer',
  'lit',
  'lit/directives/repeat.js',
  'minisearch',
  'xstate',
  'zod',
  'zod/mini',
]

const notOurs = ['**/node_modules/**', '**/dist/**']
const executablePath = findChromium()

export default defineConfig({
  test: {
    maxWorkers: Math.min(4, availableParallelism()),
    projects: [
      {
        resolve: { tsconfigPaths: true },
        test: {
          name: 'node',
          environment: 'node',
          include: ['{packages,examples,scripts}/**/*.test.ts'],
          exclude: [...notOurs, '**/*.browser.test.ts'],
        },
      },
      {
        resolve: { tsconfigPaths: true },
        optimizeDeps: { include: browserDependencies },
        test: {
          name: 'browser',
          include: ['{packages,examples}/**/*.browser.test.ts'],
          exclude: notOurs,
          testTimeout: 20_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath && { executablePath }), args: chromiumArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
