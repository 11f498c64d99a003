import { Link } from '@remix-run/react'

import { HashText } from '#app/components/hash-text.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { FormAnswer } from '#server/form-answer.ts'
import type { Versions } from '#server/verification/show-versions.ts'

import { FileList } from './file-list.tsx'
import { PublishForm } from './publish-form.tsx'

/** What was published of the format, the last first, and what waits to be. */
export function PublishedVersions({
  document,
  read: { versions, next, mayPublish },
  actKey,
  answer,
}: {
  document: string
  read: Versions
  actKey: string
  answer: FormAnswer | undefined
}) {
  const { t } = useTexts()
  if (versions.length === 0 && next === null) return null
  return (
    <Section id="versions" title={t('verification:versions.title')}>
      {next === null ? null : (
        <div className="flex flex-col gap-3">
          <p>
            {t('verification:versions.adopted')}{' '}
            <Link to={paths.edition(document, next.symbol)}>
              <bdi className="font-mono">{next.symbol}</bdi>
            </Link>
            {': '}
            {next.is === 'unsound'
              ? t('verification:versions.unsound', { count: next.problems })
              : null}
            {next.is === 'unchanged' ? t('verification:versions.unchanged') : null}
            {next.is === 'sound'
              ? t(`verification:versions.changes.${next.proposal.change}`, {
                  version: next.proposal.version,
                })
              : null}
          </p>
          {mayPublish && next.is === 'sound' ? (
            <PublishForm {...next} actKey={actKey} answer={answer} />
          ) : null}
        </div>
      )}
      {versions.map(({ format, version, symbol, audience, publishedAt, sha256, files }) => (
        <details
          key={version}
          open={version === versions[0]?.version}
          className="flex flex-col gap-2"
        >
          <summary className="cursor-pointer py-1 font-medium">
            <bdi>{`${format} ${version}`}</bdi>
            <span className="text-muted font-normal">
              {' · '}
              {t(`verification:versions.audiences.${audience}`)}
              {' · '}
              <Time at={publishedAt} />
              {' · '}
              <bdi className="font-mono">{symbol}</bdi>
            </span>
          </summary>
          <FileList files={files} addressOf={(name) => paths.formatFile(format, version, name)} />
          <p className="flex flex-wrap items-baseline gap-x-2 py-1 text-sm">
            <span className="text-muted">{t('verification:bundle.hash')}</span>
            <HashText value={sha256} />
          </p>
        </details>
      ))}
    </Section>
  )
}
