import { expect, test } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { paths } from '#app/paths.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { buildSubject, commitPosition, positionForm } from '#test/support/positions.ts'
import { startServer } from '#test/support/server.ts'

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
