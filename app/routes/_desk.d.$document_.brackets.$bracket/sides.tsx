import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { Time } from '#app/components/time.tsx'
import { Section } from '#app/desk/page.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import { paths } from '#app/paths.ts'
import type { OpenShown, ReadBracket } from '#server/drafting/read-bracket.ts'

import { SideName } from './side-name.tsx'

/** Who holds which side since when, with what they say to it and on what they would let go. */
export function Sides({
  open,
  document,
  paragraphs,
}: {
  open: OpenShown
  document: string
  paragraphs: ReadBracket['paragraphs']
}) {
  const { t } = useTexts()
  return (
    <Section id="sides" title={t('bracket:sides.title')}>
      {open.holds.length === 0 ? <p className="text-muted">{t('bracket:sides.nobody')}</p> : null}
      <ul className="border-line border-t empty:hidden">
        {open.holds.map(({ by, backs, since, note }) => (
          <li key={by.id} className="border-line flex flex-col gap-1 border-b py-3">
            <p className="flex flex-wrap items-baseline gap-x-3">
              <DelegationTag delegation={by} named />
              <SideName open={open} backs={backs} />
              <span className="text-muted text-sm">
                {t('bracket:sides.since')} <Time at={since} />
              </span>
            </p>
            {note === null || note.words === '' ? null : (
              <p dir="auto" className="whitespace-pre-line">
                {note.words}
              </p>
            )}
            {note?.linkage ? (
              <p>
                <span className="text-muted">{t('bracket:sides.condition')}</span>{' '}
                <q dir="auto">{note.linkage.condition}</q>{' '}
                {note.linkage.about.map((block) => (
                  <a
                    key={block}
                    href={`${paths.document(document)}#${block}`}
                    className="text-accent me-2 underline"
                  >
                    <bdi>
                      {paragraphs.find((one) => one.block === block)?.label ??
                        t('documents:brackets.place')}
                    </bdi>
                  </a>
                ))}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Each outcome that its holders can bring about, and who would have to let go for it. */
export function WaysOut({ open }: { open: OpenShown }) {
  const { t } = useTexts()
  const isLifted = open.kind === 'reserve' || open.kind === 'placeholder'
  return (
    <Section id="ways" title={t('bracket:ways.title')}>
      <ul className="flex flex-col gap-2">
        {open.waysOut.map(({ keeps, mustLetGo }) => (
          <li key={keeps} className="flex flex-wrap items-baseline gap-x-2">
            {mustLetGo.length === 0 ? (
              <span className="text-muted">{t('bracket:ways.nobody')}.</span>
            ) : (
              mustLetGo.map((delegation) => (
                <DelegationTag key={delegation.id} delegation={delegation} />
              ))
            )}
            <span className="text-muted">
              {t(isLifted ? 'bracket:ways.lifted' : 'bracket:ways.ending')}
            </span>
            <SideName open={open} backs={keeps} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
