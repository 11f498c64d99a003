import clsx from 'clsx'

import { DelegationTag } from '#app/components/delegation-tag.tsx'
import { tongueOf } from '#app/domain/drafting/tongue-of.ts'
import { ReadingView, TextFrame } from '#app/editor/reading-view.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'
import type { ReadView } from '#server/drafting/read-view.ts'

import { ChangedText } from './changed-text.tsx'
import { CompiledText } from './compiled-text.tsx'

/** The text in the view that was asked for. */
export function ViewText({
  read: { view, labels, holders, delegations },
  look,
}: {
  read: ReadView
  look: string | undefined
}) {
  const { t } = useTexts()
  switch (view.as) {
    case 'clean':
    case 'bracketed': {
      const { blocks } = view
      return <ReadingView {...{ blocks, labels, holders, look }} {...tongueOf(blocks)} />
    }
    case 'wanted': {
      const { of, blocks } = view
      const delegation = delegations.find(({ id }) => id === of)
      if (delegation === undefined) return null
      return (
        <>
          <p>
            {t('views:wantedBy')} <DelegationTag delegation={delegation} named />
          </p>
          <ReadingView {...{ blocks, labels, holders, look }} {...tongueOf(blocks)} />
        </>
      )
    }
    case 'compilation': {
      const { blocks } = view
      const tongue = tongueOf(blocks.map(({ live }) => live))
      return (
        <TextFrame holders={holders} {...tongue} look={clsx('compiled', look)}>
          <CompiledText {...{ blocks, labels, delegations }} />
        </TextFrame>
      )
    }
    case 'changes': {
      const { blocks, was } = view
      const later = blocks.map((one) => (one.change === 'changed' ? one.after : one.block))
      const count = blocks.filter((one) => one.change !== 'same' || one.moved).length
      return (
        <>
          <p className="font-medium">
            {count === 0 ? t('views:same') : t('views:differ', { count })}
          </p>
          <TextFrame holders={holders} {...tongueOf(later)} look={look}>
            <ChangedText {...{ blocks, labels, was }} />
          </TextFrame>
        </>
      )
    }
  }
}
