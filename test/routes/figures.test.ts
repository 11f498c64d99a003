import { expect, test } from 'vitest'

import type { FigureView } from '#app/desk/figures/views.ts'
import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { paths } from '#app/paths.ts'
import { readMap } from '#server/positions/figures/read-map.ts'
import { readPairs } from '#server/positions/figures/read-pairs.ts'
import { readTexts } from '#server/positions/figures/read-texts.ts'
import type { Asked } from '#server/positions/figures/see-positions.ts'
import { buildBracket } from '#test/support/brackets.ts'
import { buildDelegation, buildViewer, newId } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { buildSubject, commitPosition, positionForm } from '#test/support/positions.ts'
import { startServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'
import { bracketMark, paragraph, run, textOf } from '#test/support/text-of.ts'

test('[MS16] [MS18] [MS1] two delegations on five subjects are as alike as W8 says, with their n, as they are served', async () => {
  await using server = await startServer()
  const { heads, say, served } = await tableOn(server)
  await say([
    [3, 3, 2, 0, 1],
    [3, 2, 2, 3, 0],
  ])
  const [one, other] = [heads[0]!.delegation, heads[1]!.delegation]
  const { data, html } = await served(
    'pairs',
    (ctx, viewer, asked) =>
      readPairs(ctx, viewer, { ...asked, on: null, one: one.id, other: other.id }),
    { one: one.id, other: other.id },
  )
  expect(data.subjects).toEqual({ all: 5, contested: 3 })
  const [pair, ...others] = data.pairs.filter(({ n }) => n > 0)
  expect([pair?.n, others]).toEqual([5, []])
  expect(pair?.agreement).toBeCloseTo(2 / 3, 12)
  expect(data.detail).toMatchObject({ n: 5 })
  expect(data.detail?.s).toBeCloseTo(1 / 3, 12)
  expect(data.detail?.kappa).toBeCloseTo(0.153846, 6)
  expect(data.detail?.subjects.map(({ apart }) => Number(apart.toFixed(3)))).toEqual([
    1, 0.333, 0.333, 0, 0,
  ])
  expect(data.blocs).toMatchObject({ found: { because: 'few-delegations' }, n: 10, delegations: 2 })
  for (const words of ['0.667', '0.333', '0.154', 'n = 10 positions']) expect(html).toContain(words)
})

test('[SV6] [SV7] [MS1] two camps of two lie on one line, with all of the variance, as they are served', async () => {
  await using server = await startServer()
  const { heads, say, served } = await tableOn(server)
  await say([0, 0, 3, 3].map((level) => [level, level, level, level, level]))
  const { data, html } = await served('map', readMap)
  if (data.map.kind === 'none') throw new Error(data.map.because)
  const { points, loadings, explained, weak, n, subjects } = data.map
  expect([Number(explained.toFixed(9)), weak, n, subjects]).toEqual([1, false, 20, 5])
  // Each is half the scale from the middle on five subjects: 5 × 0.5 / √5.
  const across = new Map(points.map(({ delegation, x }) => [delegation, x]))
  const far = heads.map(({ delegation }) => Number(across.get(delegation.id)?.toFixed(6)))
  expect(far).toEqual([-1.118034, -1.118034, 1.118034, 1.118034])
  for (const { y, seen } of points) {
    expect(y).toBeCloseTo(0, 6)
    expect(seen).toBe(5)
  }
  for (const loading of loadings) {
    expect(loading.n).toBe(4)
    expect(loading.x).toBeCloseTo(1 / Math.sqrt(5), 9)
  }
  for (const words of ['1.118', 'shows 100 %', 'n = 20 positions']) expect(html).toContain(words)
})

test('[MS24] [MS25] brackets and wordings are counted as W26 and W27 say, as they are served', async () => {
  await using server = await startServer()
  const { world, say, served } = await tableOn(server)
  await say([[3]])
  const of = { ctx: server.ctx, world }
  const typed = 'The Committee [shall][should] [release [50][100] million] after [6 months].'
  await textOf(of, [paragraph([run(typed)])])
  const disputed = bracketMark(newId(), 'replace', null)
  const alternative = bracketMark(newId(), 'replace', disputed.id)
  const words = [
    run('relief shall be released after six months', disputed),
    run('relief should be released after twelve months', alternative),
  ]
  const block = newId<'block'>()
  const document = await textOf(of, [paragraph(words, block)], 'HCG/L.10')
  const proposer = world.viewer('member', 'head').delegation.id
  const { id } = disputed
  await buildBracket(server.ctx.db, document, { id, proposer, backers: [], blocks: [block] })
  const { data, html } = await served('texts', readTexts)
  const texts = new Map(data.texts.map((text) => [text.symbol, text]))
  expect(texts.get('HCG/L.9')).toMatchObject({
    count: { pairs: 6, depth: 2, inside: 40, characters: 63 },
    alternatives: [],
  })
  const [option, ...others] = texts.get('HCG/L.10')?.alternatives ?? []
  expect([option?.others.length, others]).toEqual([1, []])
  expect(option?.others[0]).toMatchObject({ changed: 2, of: 7, flags: ['modal', 'number'] })
  for (const shown of ['63.492', 'HCG/L.10']) expect(html).toContain(shown)
})

/** Four members, five subjects, and the pages of figures as the first of them is served them. */
async function tableOn(server: TestServer) {
  const { ctx } = server
  const world = await buildCoalitionOfAll(ctx)
  const { framework, secretary } = world
  const heads: Viewer[] = [world.viewer('member', 'head')]
  while (heads.length < 4) {
    const { coalition } = secretary
    const delegation = await buildDelegation(ctx.db, { coalition, kind: 'member' })
    heads.push(await buildViewer(ctx.db, { delegation, as: 'head' }))
  }
  const levels = ['object', 'reserve', 'can-live-with', 'support']
  return {
    world,
    heads,
    /** What each says on each subject, which are opened for it. */
    say: async (members: readonly (readonly number[])[]) => {
      for (const at of (members[0] ?? []).keys()) {
        const subject = await buildSubject(ctx, secretary, framework)
        for (const [place, said] of members.entries()) {
          const form = positionForm(`level:${levels[said[at] ?? 0]}`, { to: 'coalition' })
          await commitPosition(ctx, heads[place]!, { framework, subject }, form)
        }
      }
    },
    /** A view as it is read for the first of them, and the page on which it is served. */
    served: async <View>(
      view: FigureView,
      read: (ctx: TestServer['ctx'], viewer: Viewer, asked: Asked) => Promise<View>,
      asked: Readonly<Record<string, string>> = {},
    ) => {
      const browser = await server.browser(heads[0]!)
      const page = await browser.get(paths.figures(framework, view, asked))
      expect(page.status).toBe(200)
      const html = await page.text()
      return { data: await read(ctx, heads[0]!, { framework, at: null }), html }
    },
  }
}
