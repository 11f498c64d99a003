import { HashText } from '#app/components/hash-text.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { FormatShown } from '#server/verification/show-format.ts'

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
          <ul className="border-line border-t">
            {bundle.files.map((name) => (
              <li
                key={name}
                className="border-line flex flex-wrap items-baseline gap-x-4 border-b py-1.5"
              >
                <a href={paths.draftFile(id, name)} download className="font-mono text-sm">
                  <bdi dir="ltr">{name}</bdi>
                </a>
                <span className="text-muted text-sm">
                  {t(`verification:bundle.kinds.${kindOf(name)}`)}
                </span>
              </li>
            ))}
          </ul>
          <p className="flex flex-wrap items-baseline gap-x-2 text-sm">
            <span className="text-muted">{t('verification:bundle.hash')}</span>
            <HashText value={bundle.sha256} />
          </p>
        </>
      )}
    </Section>
  )
}

function kindOf(name: string) {
  switch (name) {
    case 'format.json':
      return 'format'
    case 'schema.json':
      return 'schema'
    case 'datapackage.json':
      return 'package'
    case 'observations.csv':
      return 'observations'
    case 'README.md':
      return 'readme'
    default:
      return 'section'
  }
}
