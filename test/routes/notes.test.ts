import { expect, test } from 'vitest'

import type { Viewer } from '#app/domain/accounts/viewer.ts'
import { paths } from '#app/paths.ts'
import { newId, testStart } from '#test/support/build.ts'
import { buildCoalitionOfAll } from '#test/support/coalition-of-all.ts'
import { buildParagraph } from '#test/support/paragraphs.ts'
import { startServer } from '#test/support/server.ts'
import type { Browser } from '#test/support/server.ts'

const secret = 'Our minister would take eight'
const wanted = 'eight per cent'

test(
  '[TH5] nothing of a delegation’s notes is sent to another, whatever they ask for',
  { timeout: 120_000 },
  async () => {
    await using server = await startServer()
    const { ctx } = server
    const world = await buildCoalitionOfAll(ctx)
    const document = await world.document()
    const block = await buildParagraph(ctx, document, (words) => ({
      is: 'agreed',
      how: 'gavel',
      words,
      agreedAt: testStart,
      requests: [],
      fix: null,
    }))
    const writer = world.viewer('member', 'delegate')
    const own = await server.browser(writer)
    const others: readonly Viewer[] = [
      world.secretary,
      world.viewer('secretariat', 'chair'),
      world.viewer('member', 'chair'),
      world.viewer('observer', 'head'),
      world.viewer('verifier', 'head'),
    ]
    const browsers = await Promise.all(others.map((viewer) => server.browser(viewer)))
    const streams = await Promise.all(browsers.map((browser) => browser.get('/live')))
    const before = await Promise.all(browsers.map((browser) => everythingSent(browser, document)))

    const notes = paths.documentComments(document, { of: 'delegation' })
    const key = newId()
    const kept = await own.post(notes, {
      intent: `delegation start ${block}`,
      key,
      quote: 'Agreed',
      words: `@${writer.delegation.code} ${secret}`,
      redline: wanted,
    })
    expect(kept.status).toBe(303)
    const reviewer = await server.browser(world.viewer('member', 'capital-reviewer'))
    const answered = await reviewer.post(notes, {
      intent: `delegation reply ${key}`,
      key: newId(),
      words: secret,
    })
    expect(answered.status).toBe(303)
    const shown = await (await own.get(notes)).text()
    expect(shown.split(secret).length).toBeGreaterThan(2)
    expect(await (await own.get(paths.desk)).text()).toContain('note of')

    // The others get what they got before, to the byte, but for what is new with every answer.
    for (const [at, browser] of browsers.entries()) {
      const after = await everythingSent(browser, document)
      expect(after).toEqual(before[at])
      expect(JSON.stringify(after)).not.toContain('minister')
      const guessed = { intent: `everyone reply ${key}`, key: newId(), words: 'What?' }
      expect((await browser.post(paths.documentComments(document), guessed)).status).toBe(404)
    }
    expect((await browsers[2]?.get(notes))?.status).toBe(403)

    // The next thing they hear of is what everyone may hear of.
    const spoken = await own.post(paths.documentComments(document), {
      intent: `everyone start ${block}`,
      key: newId(),
      quote: '',
      words: 'For everyone.',
    })
    expect(spoken.status).toBe(303)
    for (const stream of streams) {
      const heard = await until(stream, 'event: comments')
      expect(heard).not.toContain('event: notes')
      expect(heard).not.toContain(writer.delegation.id)
    }
  },
)

/** Every page and every answer for programs that tells of a document or of its coalition. */
async function everythingSent(browser: Browser, document: string): Promise<readonly string[]> {
  const sent = []
  for (const path of [
    paths.desk,
    paths.document(document),
    paths.documentPanel(document, 'history'),
    paths.documentPanel(document, 'meter'),
    paths.documentView(document, { as: 'bracketed' }),
    paths.documentComments(document),
    paths.record,
    paths.search,
    paths.searchFor('eight'),
    paths.apiDocuments,
  ]) {
    const page = await (await browser.get(path)).text()
    sent.push(page.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|nonce="[^"]*"|nonce-[^'"]*/g, ''))
  }
  return sent
}

async function until(stream: Response, words: string): Promise<string> {
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  while (!heard.includes(words)) {
    const read = await reader?.read()
    if (read === undefined || read.done) throw new Error('the stream ended')
    heard += read.value
  }
  await reader?.cancel()
  return heard
}
