import { createHash } from 'node:crypto'

import { expect, test } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { paths } from '#app/paths.ts'
import { actOnPosition } from '#server/positions/act-on-position.ts'
import { newId } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { buildSubject, commitPosition, positionForm } from '#test/support/positions.ts'
import { startServer } from '#test/support/server.ts'
import type { TestServer } from '#test/support/server.ts'

test('[IM3] [IM8] what stands for its reader is a file, in which nothing is a formula', async () => {
  await using server = await startServer()
  const world = await buildCoalitionOfAll(server.ctx)
  const { framework } = world
  const owner = world.viewer('member', 'head')
  const question = { question: '=HYPERLINK("x")' }
  const subject = await buildSubject(server.ctx, world.secretary, framework, question)
  const form = positionForm('level:object', { to: 'coalition', reason: '@now, "quoted"' })
  await commitPosition(server.ctx, owner, { framework, subject }, form)
  const text = async (viewer: Viewer) => {
    const answer = await (await server.browser(viewer)).get(paths.positionsFile(framework))
    expect(answer.headers.get('Content-Type')).toBe('text/csv; charset=utf-8')
    return answer.text()
  }
  const [header, row, ...rest] = (await text(owner)).trimEnd().split('\r\n')
  expect(header).toBe(
    'subject,delegation,date,stance,low,high,type,weight,reason,resolution,review by',
  )
  expect(row).toContain(`"'=HYPERLINK(""x"")",${owner.delegation.code},`)
  expect(row).toContain(`"'@now, ""quoted"""`)
  expect(rest).toEqual([])
  expect((await text(world.viewer('observer', 'head'))).trimEnd()).toBe(header)
})

test(
  '[VI6] two worlds that differ only in what a delegation keeps give everyone else the same bytes',
  { timeout: 60_000 },
  async () => {
    await using server = await startServer()
    const { ctx } = server
    const world = await buildCoalitionOfAll(ctx)
    const { framework } = world
    const owner = world.viewer('member', 'head')
    const at = { framework, subject: await buildSubject(ctx, world.secretary, framework) }
    const shown = positionForm('level:support', { to: 'public' })
    await commitPosition(ctx, owner, at, shown)
    const others = world.viewers.filter(({ delegation }) => delegation.id !== owner.delegation.id)
    const before = await everythingFor(server, others, at)
    const kept = positionForm('level:object', { weight: 'red-line', 'review-by': '2026-03-09' })
    await commitPosition(ctx, owner, at, kept)
    const draft = { ...positionForm('level:reserve'), subject: at.subject, act: 'prepare' }
    await actOnPosition(ctx, owner, draft, newId())
    expect(await everythingFor(server, others, at)).toEqual(before)
  },
)

/** A hash of every answer in which positions could show, for each of these people. */
async function everythingFor(
  server: TestServer,
  viewers: readonly Viewer[],
  { framework, subject }: { framework: string; subject: string },
): Promise<readonly (readonly [string, string, string])[]> {
  const addresses = [
    paths.desk,
    paths.framework(framework),
    paths.positions(framework),
    paths.positionsOn(framework, subject),
    paths.positionsFile(framework),
    paths.apiPositions(framework),
    paths.record,
  ]
  const answers: (readonly [string, string, string])[] = []
  for (const viewer of viewers) {
    const browser = await server.browser(viewer)
    for (const path of addresses) {
      const answer = await browser.get(path)
      const who = `${viewer.delegation.kind} ${viewer.mandate.kind}`
      answers.push([who, `${answer.status} ${path}`, hashOf(await answer.text())])
    }
  }
  return answers
}

/** What is drawn anew for each request says nothing: nonces, keys of forms, and the number of a stream. */
function hashOf(page: string): string {
  const constant = page
    .replaceAll(/nonce="[^"]*"/g, '')
    .replaceAll(/(name="key" value=")[^"]*/g, '$1')
    .replaceAll(/(\\?"actKey\\?",?:?\\?")[^"\\]*/g, '$1')
  return createHash('sha256').update(constant).digest('hex')
}
