import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'

const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { tsconfigPaths: true },
        test: {
          name: 'node',
          environment: 'node',
          include: ['packages/**/*.test.ts', 'examples/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'],
        },
      },
      {
        resolve: { tsconfigPaths: true },
        optimizeDeps: {
          include: ['axe-core', 'lit', 'lit/directives/repeat.js', '@lit/context', 'idb', 'minisearch', 'xstate', 'immer', 'zod/mini', 'zod', 'fast-check'],
        },
        test: {
          name: 'browser',
          include: ['packages/**/*.browser.test.ts', 'examples/**/*.browser.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
                args: chromiumArguments,
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
