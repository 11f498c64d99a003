import { useTexts } from '#app/i18n/use-texts.ts'
import type { OpenShown } from '#server/drafting/read-bracket.ts'

/** A side of a bracket by what the text would read with it; null is what stands without any proposal. */
export function SideName({
  open: { kind, words, proposals },
  backs,
}: {
  open: Pick<OpenShown, 'kind' | 'words' | 'proposals'>
  backs: string | null
}) {
  const { t } = useTexts()
  const proposal = proposals.find(({ id }) => id === backs)
  if (proposal === undefined) {
    return kind === 'insert' ? <em>{t('bracket:nothing')}</em> : <Words>{words}</Words>
  }
  switch (proposal.reads) {
    case 'own-words':
      return <Words>{proposal.words}</Words>
    case 'no-text':
      return <em>{t('bracket:noText')}</em>
    case 'reserved':
      return <em>{t('bracket:reserved')}</em>
  }
}

function Words({ children }: { children: string }) {
  return (
    <q dir="auto" className="font-document">
      {children}
    </q>
  )
}
