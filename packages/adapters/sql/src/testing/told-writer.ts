import type { Storage } from '@caselore/core/storage'

// Whoever kills this process answers each id with a byte. Without it a slow reader would kill only what is already done.
const ahead = 8

/** `writeThrough` of the conformance kit, which this package does not use itself. */
type Write = (
  storage: Storage,
  writer: { name: string; commits: number; acknowledged(id: string): Promise<void> },
) => Promise<void>

/** Writes until all is done, or until this process is killed, and tells each commit that was acknowledged in a line. */
export async function writeAndTell(
  write: Write,
  storage: Storage,
  name: string,
  commits: number,
): Promise<void> {
  let told = 0
  let heard = 0
  let goOn = () => {}
  process.stdin.on('data', (bytes) => {
    heard += bytes.length
    goOn()
  })
  await write(storage, {
    name,
    commits,
    async acknowledged(id) {
      process.stdout.write(`${id}\n`)
      told++
      while (told - heard > ahead)
        await new Promise<void>((resolve) => {
          goOn = resolve
        })
    },
  })
  process.stdin.destroy()
}
