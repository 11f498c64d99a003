import { useTexts } from '#app/i18n/use-texts.ts'

/** The files of a bundle, each with what it is for and the way to it. */
export function FileList({
  files,
  addressOf,
}: {
  files: readonly string[]
  addressOf: (name: string) => string
}) {
  const { t } = useTexts()
  return (
    <ul className="border-line border-t">
      {files.map((name) => (
        <li
          key={name}
          className="border-line flex flex-wrap items-baseline gap-x-4 border-b py-1.5"
        >
          <a href={addressOf(name)} download className="font-mono text-sm">
            <bdi dir="ltr">{name}</bdi>
          </a>
          <span className="text-muted text-sm">
            {t(`verification:bundle.kinds.${kindOf(name)}`)}
          </span>
        </li>
      ))}
    </ul>
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
