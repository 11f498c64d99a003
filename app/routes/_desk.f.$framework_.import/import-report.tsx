import { Section } from '#app/desk/page.tsx'
import type { Place, ReportLine } from '#app/domain/drafting/in/incoming.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ImportShown } from '#server/drafting/show-import.ts'

/** What the file becomes, and what of it is lost: what stood there, and what stands instead. */
export function ImportReport({ read: { report, begins, counts } }: { read: ImportShown }) {
  const { t } = useTexts()
  return (
    <>
      <Section id="becomes" title={t('incoming:becomes')}>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {(['heading', 'paragraph', 'listItem', 'table'] as const).map((kind) => (
            <li key={kind}>{t(`incoming:counts.${kind}`, { count: counts[kind] })}</li>
          ))}
        </ul>
        <ol className="border-line flex flex-col gap-1 border-s-2 ps-4">
          {begins.map(({ text, lang, dir }, at) => (
            // The beginning of one text, which does not change while it is shown.
            <li key={`${at} ${text}`} lang={lang} dir={dir}>
              {text}
            </li>
          ))}
        </ol>
      </Section>
      <Section id="lost" title={t('incoming:lost')}>
        {report.length === 0 ? (
          <p>{t('incoming:nothingLost')}</p>
        ) : (
          <ul className="flex flex-col gap-4">
            {report.map((line) => (
              <LineOf key={line.kind} line={line} />
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function LineOf({ line: { kind, count, places } }: { line: ReportLine }) {
  const { t } = useTexts()
  const rest = count - places.length
  return (
    <li className="flex flex-col gap-1">
      <p className="font-medium">
        {t(`incoming:losses.${kind}.what`)} ({t('incoming:times', { count })})
      </p>
      <p className="text-muted">{t(`incoming:losses.${kind}.instead`)}</p>
      <ul className="flex flex-col gap-1 text-sm">
        {places.map((place, at) => (
          // Places have no identity, and do not change while they are shown.
          <li key={`${at} ${place.what}`}>
            <PlaceOf place={place} />
          </li>
        ))}
        {rest === 0 ? null : <li>{t('incoming:more', { count: rest })}</li>}
      </ul>
    </li>
  )
}

function PlaceOf({ place: { block, begins, what } }: { place: Place }) {
  const { t } = useTexts()
  return (
    <>
      {block === null ? null : (
        <span className="text-muted">
          {t('incoming:place', { block })} <bdi>{begins}</bdi>
          {what === '' ? null : ' · '}
        </span>
      )}
      {what === '' ? null : <bdi>{what}</bdi>}
    </>
  )
}
