import { HashText } from '#app/components/hash-text.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { FormatShown } from '#server/verification/show-format.ts'

import { FileList } from './file-list.tsx'

/** The files that the present text would be published as, once nothing stands in the way. */
export function BundleFiles({ format: { id, bundle } }: { format: FormatShown }) {
  const { t } = useTexts()
  return (
    <Section id="bundle" title={t('verification:bundle.title')}>
      {bundle === null ? (
        <p className="text-muted">{t('verification:bundle.notYet')}</p>
      ) : (
        <>
          <p className="text-muted max-w-176">{t('verification:bundle.lead')}</p>
          <FileList files={bundle.files} addressOf={(name) => paths.draftFile(id, name)} />
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="text-muted">{t('verification:bundle.hash')}</span>
            <HashText value={bundle.sha256} />
          </p>
        </>
      )}
    </Section>
  )
}
