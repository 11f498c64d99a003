import { execFile } from 'node:child_process'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { temporaryDirectory } from './temporary-directory.ts'

/** A small disk of a test's own, with a file system that can be filled and whose power can be cut. */
export type Disk = AsyncDisposable & {
  path: string
  /** Leaves not a byte free. */
  fill(): Promise<void>
  free(): Promise<void>
  /** Loses whatever was not flushed, and fails every access from then on. */
  cutPower(): Promise<void>
  /** Mounts it again; nothing may have a file of it open any more. */
  bringBack(): Promise<void>
}

/** Why no disk can be made here, or null. */
export async function whyNoDisk(): Promise<string | null> {
  try {
    await using _ = await makeDisk(8)
    return null
  } catch (error) {
    const told = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
    return told.trim().split('\n').at(-1) ?? 'unknown'
  }
}

/** ext4 in a file: only root may mount it. */
export async function makeDisk(megabytes: number): Promise<Disk> {
  const directory = await temporaryDirectory()
  const [image, path] = [join(directory.path, 'image'), join(directory.path, 'disk')]
  const filler = join(path, 'filler')
  const mount = () => run('mount', ['-o', 'loop', image, path])
  const unmount = () => run('umount', [path])
  try {
    await run('mkdir', [path])
    await run('truncate', ['-s', `${megabytes}M`, image])
    await run('mkfs.ext4', ['-q', '-F', '-m', '0', image])
    await mount()
  } catch (error) {
    await directory[Symbol.asyncDispose]()
    throw error
  }
  return {
    path,
    async fill() {
      const file = await open(filler, 'w')
      for (let size = 1024 * 1024; size >= 1;) {
        await file.write(Buffer.alloc(size)).catch(() => (size = Math.floor(size / 2)))
      }
      await file.sync()
      await file.close()
    },
    free: () => rm(filler),
    cutPower: () => run('perl', ['-e', shutDown, path]),
    async bringBack() {
      await patiently(unmount)
      await mount()
    },
    async [Symbol.asyncDispose]() {
      await patiently(unmount)
      await directory[Symbol.asyncDispose]()
    },
  }
}

/** EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: what file system tests take for a loss of power. */
const shutDown = `
  my $flags = pack 'L', 2;
  sysopen(my $disk, $ARGV[0], 0) or die $!;
  ioctl($disk, 0x8004587d, $flags) or die $!;`

async function run(program: string, args: readonly string[]): Promise<void> {
  await promisify(execFile)(program, args)
}

/** A process that was just killed may still be on its way out. */
async function patiently(work: () => Promise<void>): Promise<void> {
  for (let left = 100; ; left--) {
    try {
      return await work()
    } catch (error) {
      if (left === 0) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
