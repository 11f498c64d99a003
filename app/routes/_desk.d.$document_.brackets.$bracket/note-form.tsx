import { Checkbox, TextArea, TextInput } from '#app/components/controls.tsx'
import { Field } from '#app/components/field.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { Section } from '#app/desk/page.tsx'
import { useViewer } from '#app/desk/use-viewer.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { OpenShown, ReadBracket } from '#server/drafting/read-bracket.ts'

import { boxOf } from './box.ts'

/** What the viewer's delegation says to its side, and on what it would let go of it. */
export function NoteForm({
  open,
  paragraphs,
  actKey,
  answer,
}: {
  open: OpenShown
  paragraphs: ReadBracket['paragraphs']
  actKey: string
  answer: unknown
}) {
  const { t } = useTexts()
  const { delegation } = useViewer()
  const given = answerTo('note', answer)
  const said = open.holds.find(({ by }) => by.id === delegation.id)?.note ?? null
  return (
    <Section id="note" title={t('bracket:note.title')}>
      <ActForm
        intent="note"
        actKey={actKey}
        answer={given}
        labels={{
          words: t('bracket:note.words'),
          condition: t('bracket:note.condition'),
          about: t('bracket:note.about'),
        }}
        effect={t('bracket:note.effect')}
        submit={t('bracket:note.submit')}
        look="plain"
      >
        <Field
          name="words"
          label={t('bracket:note.words')}
          hint={t('bracket:note.wordsHint')}
          error={given?.fields['words']}
          optional
        >
          {(control) => (
            <TextArea
              {...control}
              maxLength={2_000}
              defaultValue={given?.typed['words'] ?? said?.words}
            />
          )}
        </Field>
        <Field
          name="condition"
          label={t('bracket:note.condition')}
          hint={t('bracket:note.conditionHint')}
          error={given?.fields['condition']}
          optional
        >
          {(control) => (
            <TextInput
              {...control}
              maxLength={500}
              defaultValue={given?.typed['condition'] ?? said?.linkage?.condition}
            />
          )}
        </Field>
        <details>
          <summary className="min-h-control cursor-pointer py-1 font-medium">
            {t('bracket:note.about')}
          </summary>
          <div className="flex flex-col gap-1 py-2">
            {paragraphs.map(({ block, label, words }) => (
              <Checkbox
                key={block}
                name={boxOf(block)}
                defaultChecked={
                  given === undefined
                    ? said?.linkage?.about.includes(block)
                    : given.typed[boxOf(block)] !== undefined
                }
              >
                <bdi className="font-mono">{label}</bdi>{' '}
                <span dir="auto" className="font-document line-clamp-1">
                  {words}
                </span>
              </Checkbox>
            ))}
          </div>
        </details>
      </ActForm>
    </Section>
  )
}
