import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { EmptyState } from '#app/components/empty-state.tsx'
import type { Tone } from '#app/components/glyph.tsx'
import { HashText } from '#app/components/hash-text.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReadSilences } from '#server/drafting/read-silences.ts'

type Past = ReadSilences['past'][number]

/** What became of earlier procedures on this text, the latest first. */
export function PastSilences({ read: { past } }: { read: ReadSilences }) {
  const { t } = useTexts()
  if (past.length === 0) return <EmptyState>{t('silence:past.empty')}</EmptyState>
  return (
    <ol className="border-line border-t">
      {past.map((silence) => (
        <li key={silence.id} className="border-line flex flex-col gap-1 border-b py-3">
          <p className="flex flex-wrap items-baseline gap-x-4">
            <Status tone={tones[silence.stage]}>{t(`silence:past.${silence.stage}`)}</Status>
            <Time at={silence.at} />
            <span>
              {silence.blocks === null
                ? t('silence:running.whole')
                : silence.blocks.map((block) => (
                    <bdi key={block} className="me-2 font-mono text-sm">
                      {silence.labels[block] ?? '–'}
                    </bdi>
                  ))}
            </span>
            <HashText value={silence.words} />
          </p>
          <Ending silence={silence} />
        </li>
      ))}
    </ol>
  )
}

const tones: Record<Past['stage'], Tone> = { broken: 'bad', adopted: 'good', withdrawn: 'calm' }

function Ending({ silence }: { silence: Past }) {
  const { t } = useTexts()
  switch (silence.stage) {
    case 'broken':
      return (
        <>
          <p>
            {t('silence:past.by')} <DelegationTag delegation={silence.by} named />:{' '}
            <bdi>{silence.reason}</bdi>
          </p>
          {silence.counterText === null ? null : (
            <>
              <p className="text-muted text-sm">
                {t('silence:past.counterText', {
                  place: silence.labels[silence.counterText.block] ?? '–',
                })}
              </p>
              <blockquote dir="auto" className="font-document border-line border-s-2 ps-3">
                {silence.counterText.words}
              </blockquote>
            </>
          )}
          <p className="text-muted text-sm">
            {t('silence:past.end')} <Time at={silence.expiry} />
          </p>
        </>
      )
    case 'adopted':
      return (
        <p className="text-muted text-sm">
          {t('silence:past.statements')} <Time at={silence.statementsUntil} />
        </p>
      )
    case 'withdrawn':
      return (
        <p className="text-muted text-sm">
          {t('silence:past.end')} <Time at={silence.expiry} />
        </p>
      )
  }
}
