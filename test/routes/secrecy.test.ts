import { expect, test } from 'vitest'

import { paths } from '#app/paths.ts'
import { addressesBeside, addressesByRoute, listRoutes } from '#test/support/every-address.ts'
import { buildScene, goOn, keepToItself, showTheChair } from '#test/support/kept-scene.ts'
import { hear, readAnswer, sameWorlds } from '#test/support/worlds.ts'
import type { Onlookers, World } from '#test/support/worlds.ts'

test(
  '[VI6] [VI7] worlds that differ only in what is kept answer every address with the same bytes',
  { timeout: 600_000 },
  async () => {
    await using same = await sameWorlds(3, buildScene)
    const { places, cookies } = same.built
    const byRoute = addressesByRoute(places)
    expect(Object.keys(byRoute).toSorted()).toEqual((await listRoutes()).toSorted())
    const addresses = [...Object.values(byRoute).flat(), ...addressesBeside(places)]

    // The first keeps nothing; in the second a delegation keeps positions to itself, in the third
    // another one shows some to the chair besides.
    const [plain, own, chairs] = same.worlds
    if (plain === undefined || own === undefined || chairs === undefined)
      throw new Error('no world')
    const ears = await Promise.all(same.worlds.map((world) => hearAll(world, cookies)))
    for (const world of [own, chairs]) await keepToItself(world, same.built)
    await showTheChair(chairs, same.built)
    for (const world of same.worlds) await goOn(world, same.built, { keeps: world !== plain })

    const others = Object.keys(cookies).filter((name) => name !== 'keeper')
    for (const name of others) {
      const other = serving.includes(name) ? own : chairs
      for (const path of addresses) {
        const parting = await difference([plain, other], path, { name, cookies })
        expect(parting, `${name} at ${path}`).toBeNull()
      }
    }
    const [inPlain, ...inOthers] = await Promise.all(ears.map(collect))
    for (const heard of inOthers) expect(heard).toEqual(inPlain)
    expect(inPlain?.['another member']).toContain('event: positions\n')
    expect(inPlain?.['observer']).not.toContain('event: positions\n')

    // Whoever sees what is kept finds the same addresses changed.
    const [subject = ''] = places.subjects
    for (const [name, world, path] of [
      ['keeper', own, paths.figures(places.framework, 'matrix')],
      ['keeper', own, paths.positionsOn(places.framework, subject)],
      ['chair', chairs, paths.positionsOn(places.framework, subject)],
      ['keeper', own, paths.paragraph(places.document, places.block)],
      ['keeper', own, paths.bracket(places.document, places.bracket)],
      ['chair', chairs, paths.bracket(places.document, places.bracket)],
    ] as const) {
      const parting = await difference([plain, world], path, { name, cookies })
      expect(parting, `${name} at ${path}`).not.toBeNull()
    }
  },
)

/** They see what is shown to the chair, and nothing that is kept from it. */
const serving = ['chair', 'secretariat']

/** What everyone hears who is signed in, until the last act. */
async function hearAll(world: World, cookies: Onlookers) {
  const ears: Record<string, () => Promise<string>> = {}
  for (const [name, cookie] of Object.entries(cookies)) {
    if (cookie !== null) ears[name] = await hear(world, cookie, 'frameworks')
  }
  return ears
}

async function collect(ears: Readonly<Record<string, () => Promise<string>>>) {
  const heard: Record<string, string> = {}
  for (const [name, ear] of Object.entries(ears)) heard[name] = await ear()
  return heard
}

/** Where the answers of two worlds part, with what stands around it; null when they are the same. */
async function difference(
  worlds: readonly [World, World],
  path: string,
  { name, cookies }: { name: string; cookies: Onlookers },
): Promise<readonly string[] | null> {
  const [one = '', other = ''] = await Promise.all(
    worlds.map((world) => {
      world.ids.begin(`${name} ${path}`)
      return readAnswer(world, path, cookies[name] ?? null)
    }),
  )
  if (one === other) return null
  let at = 0
  while (one[at] === other[at]) at += 1
  return [one, other].map((answer) => answer.slice(Math.max(0, at - 200), at + 100))
}
