import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'

/** How many commits each writer has to come by; more for a long run. */
export const crashCommits = (usual: number): number => Number(process.env.CASELORE_CRASH_COMMITS ?? usual)

export interface MortalWriters {
  /** A program that takes `arguments`, a name and a number of commits, and tells each commit, see `told-writer`. */
  readonly program: string
  readonly arguments: readonly string[]
  readonly names: readonly string[]
  readonly commits: number
}

const root = join(import.meta.dirname, '..', '..', '..', '..', '..')

/**
 * Runs writers in processes of their own, each killed at random moments and started again until it is done. The last of them is
 * left alone. Answers what was acknowledged, and how often one died.
 */
export async function runMortalWriters(writers: MortalWriters) {
  const acknowledged = new Set<string>()
  let deaths = 0
  let seed = 20261124
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed / 2 ** 31
  }

  async function mortal(name: string, lives: number): Promise<void> {
    for (;;) {
      let left = 1 + Math.floor((random() * 2 * writers.commits) / lives)
      const end = await start(writers, name, (id, child) => {
        if (acknowledged.has(id)) return
        acknowledged.add(id)
        left--
        if (left === 0 && lives > 1) void pause(random() * 8).then(() => child.kill('SIGKILL'))
      })
      // Killed at its very end it has nothing left to do.
      if (end === 0) return
      expect(end).toBe('SIGKILL')
      deaths++
    }
  }
  const last = writers.names.length - 1
  // In a short run each is killed a few times, and in a long one some forty times.
  const lives = Math.min(40, Math.max(4, writers.commits / 10))
  await Promise.all(writers.names.map((name, i) => mortal(name, i === last ? 1 : lives)))
  return { acknowledged, deaths }
}

function start(
  writers: MortalWriters,
  name: string,
  acknowledged: (id: string, process: ChildProcess) => void,
): Promise<number | string | null> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', writers.program, ...writers.arguments, name, String(writers.commits)],
    { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] },
  )
  // A killed writer hears nothing any more, which is what this is about.
  child.stdin.on('error', () => undefined)
  createInterface({ input: child.stdout }).on('line', (id) => {
    acknowledged(id, child)
    child.stdin.write('.')
  })
  return new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
}
