import type { ReactNode } from 'react'

import { ChangedWords } from '#app/desk/changed-words.tsx'
import { Aside, BlockThere, Placed } from '#app/desk/placed.tsx'
import type { Block } from '#app/domain/drafting/block.ts'
import type { BlockChange } from '#app/domain/drafting/text-diff.ts'
import type { WordChange } from '#app/domain/drafting/word-diff.ts'
import type { Labels } from '#app/editor/paragraph-labels.ts'
import { BlockView, headings } from '#app/editor/reading-view.tsx'
import { useTexts } from '#app/i18n/use-texts.ts'

/**
 * How one text became another, in the order of the later one. What was added and what was taken out
 * is said in words, drawn as a line under or through it, and only then coloured.
 */
export function ChangedText({
  blocks,
  labels,
  was,
}: {
  blocks: readonly BlockChange[]
  labels: Labels
  /** What was called otherwise before. */
  was: Labels
}) {
  return blocks.map((change, at) => <Change key={at} change={change} labels={labels} was={was} />)
}

function Change({ change, labels, was }: { change: BlockChange; labels: Labels; was: Labels }) {
  const { t } = useTexts()
  const block = change.change === 'changed' ? change.after : change.block
  const earlier = block.id === null ? undefined : was[block.id]
  if (change.change === 'same' && !change.moved && earlier === undefined) {
    return <BlockView block={block} labels={labels} />
  }
  const notes = [
    ...notesOn(change).map((note) => t(`views:became.${note}`)),
    ...(earlier === undefined ? [] : [t('views:became.relabelled', { label: earlier })]),
  ]
  const label = block.id === null ? undefined : labels[block.id]
  const place = label ?? t('documents:brackets.place')
  return (
    <Placed block={block} label={label} name={[place, ...notes].join(', ')}>
      {notes.length === 0 ? null : <Aside>{notes.join(', ')}</Aside>}
      <Became change={change} />
    </Placed>
  )
}

function Became({ change }: { change: BlockChange }) {
  switch (change.change) {
    case 'same':
      return <There block={change.block} />
    case 'added':
      return (
        <ins>
          <There block={change.block} />
        </ins>
      )
    case 'removed':
      return (
        <del>
          <There block={change.block} />
        </del>
      )
    case 'changed':
      return isForm(change.words) ? (
        <There block={change.after} />
      ) : (
        <Line block={change.after}>
          <ChangedWords changes={change.words} />
        </Line>
      )
  }
}

function Line({ block, children }: { block: Block; children: ReactNode }) {
  const Element = block.kind === 'heading' ? (headings[block.level - 1] ?? 'h5') : 'p'
  return <Element className="changed-words">{children}</Element>
}

function There({ block }: { block: Block }) {
  return (
    <div className="document">
      <BlockThere block={block} />
    </div>
  )
}

function notesOn(change: BlockChange): readonly ('added' | 'removed' | 'moved' | 'form')[] {
  switch (change.change) {
    case 'added':
    case 'removed':
      return [change.change]
    case 'same':
      return change.moved ? ['moved'] : []
    case 'changed':
      return [
        ...(change.moved ? (['moved'] as const) : []),
        ...(isForm(change.words) ? (['form'] as const) : []),
      ]
  }
}

/** Whether only the kind, group or level of a block is another. */
function isForm(words: readonly WordChange[]): boolean {
  return words.every(({ change }) => change === 'same')
}
