import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const peers = fileURLToPath(new URL('../peers', import.meta.url))

/** Installs the servers that ours is measured beside, which the product itself never needs. */
export async function ensurePeers(say: (line: string) => void): Promise<void> {
  if (existsSync(new URL('../peers/node_modules', import.meta.url))) return
  say('npm ci --prefix test/bench/peers: the peers are not installed yet')
  const isWindows = process.platform === 'win32'
  // One of the peers asks for a newer Node; whether it starts is tried, and an older one stands by.
  const wanted = ['ci', '--engine-strict=false', '--prefix', peers]
  const npm = spawn(isWindows ? 'npm.cmd' : 'npm', wanted, {
    stdio: 'inherit',
    shell: isWindows,
  })
  const [code]: (number | null)[] = await once(npm, 'exit')
  if (code !== 0) throw new Error('the peers could not be installed')
}
