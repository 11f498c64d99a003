import { Radios } from '#app/components/radios.tsx'
import { ActForm, answerTo } from '#app/desk/act-form.tsx'
import { formatList } from '#app/i18n/format.ts'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ImportPage, WaitingFile } from '#server/positions/import/read-import-page.ts'

/** Imports the file that was looked at, by its hash, read as it stands above. */
export function ConfirmForm({
  page: { role, audiences, codes },
  file: { sha256, reading },
  actKey,
  answer: given,
}: {
  page: ImportPage
  file: WaitingFile
  actKey: string
  answer: unknown
}) {
  const { t, locale } = useTexts()
  const answer = answerTo('import', given)
  const who = {
    own: codes.own,
    members: formatList(codes.members, locale),
    secretariat: formatList(codes.secretariat, locale),
  }
  return (
    <ActForm
      intent="import"
      actKey={actKey}
      answer={answer}
      labels={{ to: t('positions:own.to') }}
      effect={t(`imports:confirm.effect.${role}`)}
      submit={t('imports:confirm.submit')}
    >
      <input type="hidden" name="file" value={sha256} />
      {Object.entries(settledAs(reading)).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Radios
        legend={t('positions:own.to')}
        name="to"
        chosen={answer?.typed['to'] ?? 'coalition'}
        error={answer?.fields['to']}
        options={audiences.map((to) => ({
          value: to,
          label: t(`positions:visibilities.${to}`),
          hint: t(`imports:audience.${to}`, who),
        }))}
      />
      <p className="text-sm">
        {t('imports:confirm.hash')} <bdi className="font-mono break-all">{sha256}</bdi>
      </p>
    </ActForm>
  )
}

/** How the file is read, as the form of the page says it. */
function settledAs(reading: WaitingFile['reading']): Readonly<Record<string, string>> {
  if (reading.layout === 'positions') return { layout: reading.layout }
  const { layout, subject, date, delegations, answers, opens } = reading
  return {
    layout,
    subject: String(subject),
    date: date === null ? '' : String(date),
    ...(opens ? { opens: 'on' } : {}),
    ...Object.fromEntries(delegations.map(({ at, code }) => [`column:${at}`, code ?? ''])),
    ...Object.fromEntries(answers.map(({ said, level }) => [`answer:${said}`, level ?? ''])),
  }
}
