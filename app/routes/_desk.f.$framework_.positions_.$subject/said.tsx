import { HashText } from '#app/components/hash-text.tsx'
import { Status } from '#app/components/status.tsx'
import { Time } from '#app/components/time.tsx'
import { Held } from '#app/desk/positions/held.tsx'
import type { Scale } from '#app/domain/positions/scale.ts'
import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { SubjectPage } from '#server/positions/read-subject.ts'
import type { EntryShown } from '#server/positions/show-entry.ts'

/** What a position says, and by whose voice. */
export function Said({
  entry,
  scale,
  value,
}: {
  entry: EntryShown
  scale: Scale
  value: number | null
}) {
  const { t } = useTexts()
  const { holding, type, weight, reason, resolution, reviewBy, earlier, stale } = entry
  return (
    <>
      <span className="font-medium">
        <Held holding={holding} scale={scale} value={value} />
      </span>
      <VoiceWords {...entry} />
      {earlier ? <Status tone="warn">{t('positions:earlierWording')}</Status> : null}
      <span className="text-muted">
        {t(`positions:types.${type}`)}
        {weight === null ? null : ` · ${t(`positions:weights.${weight}`)}`}
      </span>
      {reason === '' ? null : <q dir="auto">{reason}</q>}
      {resolution === null ? null : (
        <span>
          <span className="text-muted">{t('positions:page.resolution')}:</span>{' '}
          <span dir="auto">{resolution}</span>
        </span>
      )}
      {reviewBy === null ? null : (
        <span>
          <span className="text-muted">{t('positions:page.reviewBy')}</span>{' '}
          <Time at={reviewBy} precision="day" />{' '}
          {stale ? <Status tone="warn">{t('positions:stale')}</Status> : null}
        </span>
      )}
      {entry.proof === null ? null : <Proof {...entry.proof} />}
    </>
  )
}

/** All that others know of what is sealed: that it is there, since when, and its hash. */
export function SealedSince({
  since,
  commitment,
}: NonNullable<SubjectPage['members'][number]['sealed']>) {
  const { t } = useTexts()
  return (
    <span className="text-muted flex flex-wrap items-baseline gap-x-2">
      <span>
        {t('positions:page.sealedSince')} <Time at={since} />
      </span>
      <HashText value={commitment} />
    </span>
  )
}

function VoiceWords({ voice }: Pick<EntryShown, 'voice'>) {
  const { t, locale } = useTexts()
  switch (voice.kind) {
    case 'own':
      return null
    case 'accepted':
      return <span>{t('positions:voice.accepted')}</span>
    case 'group': {
      const members = formatList(
        voice.members.map(({ code }) => code),
        locale,
      )
      return <span dir="auto">{t('positions:voice.group', { group: voice.group, members })}</span>
    }
    case 'aligned': {
      const { group } = voice
      return (
        <span dir="auto">
          {t('positions:voice.aligned', { group, delegation: voice.with.code })}
        </span>
      )
    }
  }
}

/** With these anyone can compute the seal again. */
function Proof({ commitment, salt, since }: NonNullable<EntryShown['proof']>) {
  const { t } = useTexts()
  return (
    <details>
      <summary>
        {t('positions:page.wasSealed')} <Time at={since} />
      </summary>
      <p className="text-muted">{t('positions:page.proof')}</p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3">
        <dt>{t('positions:page.seal')}</dt>
        <dd className="font-mono break-all">{commitment}</dd>
        <dt>{t('positions:page.salt')}</dt>
        <dd className="font-mono break-all">{salt}</dd>
      </dl>
    </details>
  )
}
