import { Button } from '#app/components/button.tsx'
import { CopyButton } from '#app/components/copy-button.tsx'
import { Notice } from '#app/components/notice.tsx'
import { readChapter } from '#app/i18n/page-texts.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { Labels } from './paragraph-labels.ts'
import { useTextState } from './text-session.tsx'

await readChapter('editing')

/** Words that the shared text did not take, each with why, to be copied and put away. */
export function Notes({ labels }: { labels: Labels }) {
  const { t } = useTexts()
  const notes = useTextState((state) => state.notes)
  const putAway = useTextState((state) => state.putAway)
  return (
    <section aria-labelledby="rest" className="mb-6 print:hidden">
      <div role="status">
        <Notice tone="warn" title={t('editing:notes.title')}>
          <p id="rest">{t('editing:notes.lead')}</p>
        </Notice>
      </div>
      <ul className="border-line mt-3 border-t">
        {notes.map((note, at) => (
          <li key={at} className="border-line flex flex-col gap-2 border-b py-3">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span>
                <bdi className="font-medium">
                  {(note.block === null ? undefined : labels[note.block]) ??
                    t('editing:notes.elsewhere')}
                </bdi>
                {note.because === null ? null : (
                  <span className="text-muted"> {t(`editing:refusedEdit.${note.because}`)}</span>
                )}
              </span>
              <span className="flex items-center gap-2">
                <CopyButton value={note.wanted} label={t('editing:notes.copy')} />
                <Button type="button" onClick={() => putAway(note)}>
                  {t('editing:notes.putAway')}
                </Button>
              </span>
            </p>
            <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 font-serif">
              {note.was === null ? null : (
                <>
                  <dt className="text-muted font-sans text-sm">{t('editing:notes.was')}</dt>
                  <dd dir="auto">{note.was === '' ? t('editing:notes.nothing') : note.was}</dd>
                </>
              )}
              <dt className="text-muted font-sans text-sm">{t('editing:notes.wanted')}</dt>
              <dd dir="auto">{note.wanted === '' ? t('editing:notes.nothing') : note.wanted}</dd>
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
