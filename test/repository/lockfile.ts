import { readFile } from 'node:fs/promises'

import * as z from 'zod'

/** Old packages list theirs, any of which one may choose; npm has left that form as it is. */
const Licence = z.union([
  z.string(),
  z
    .array(z.object({ type: z.string() }))
    .transform((any) => any.map(({ type }) => type).join(' OR ')),
])

const Entry = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  license: Licence.optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

const Lockfile = z.object({ packages: z.record(z.string(), Entry) })
export type Lockfile = z.infer<typeof Lockfile>['packages']

/** What `npm ci` installs, by place: `node_modules/a`, `node_modules/a/node_modules/b`. */
export async function readLockfile(): Promise<Lockfile> {
  const { packages } = Lockfile.parse(JSON.parse(await readFile(file, 'utf8')))
  delete packages['']
  return packages
}

const file = new URL('../../package-lock.json', import.meta.url)

/** The name of the package at a place. */
export function nameAt(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}

/** Whether a package at `place` finds `name` as Node does: beside it, or anywhere above. */
export function finds(lockfile: Lockfile, place: string, name: string): boolean {
  for (let from = place; ; from = from.slice(0, from.lastIndexOf('/node_modules/'))) {
    if (lockfile[`${from}/node_modules/${name}`] !== undefined) return true
    if (!from.includes('/node_modules/')) return lockfile[`node_modules/${name}`] !== undefined
  }
}
