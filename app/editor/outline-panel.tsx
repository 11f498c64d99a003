import { memo, useDeferredValue, useMemo } from 'react'
import type { MouseEvent } from 'react'

import type { Block, BlockId } from '#app/domain/drafting/block.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

import type { Labels } from './paragraph-labels.ts'
import { useTextState } from './text-session.tsx'

/**
 * The text's headings, numbered paragraphs and fields, each a way to its place. `blocks` is what the
 * server read; the open text takes over as it changes.
 */
export function OutlinePanel({ blocks, labels }: { blocks: readonly Block[]; labels: Labels }) {
  const { t } = useTexts()
  const live = useDeferredValue(useTextState((state) => state.blocks))
  const entries = useMemo(
    () => (live ?? blocks).flatMap((block) => entryOf(block, labels)),
    [live, blocks, labels],
  )
  return (
    <nav aria-label={t('drafting:text.outline')} className="text-sm">
      {entries.length === 0 ? (
        <p className="text-muted">{t('drafting:text.outlineEmpty')}</p>
      ) : null}
      <ol>
        {entries.map((entry) => (
          <Line key={entry.id} {...entry} />
        ))}
      </ol>
    </nav>
  )
}

type Entry = { id: BlockId; label: string | null; words: string; depth: number }

/** Drawn anew only when it says something else: a text has hundreds, and one at a time is typed in. */
const Line = memo(function Line({ id, label, words, depth }: Entry) {
  const { t } = useTexts()
  return (
    <li data-level={depth} className="data-[level=2]:ps-3 data-[level=3]:ps-6 data-[level=4]:ps-9">
      <a
        href={`#${id}`}
        onClick={(event) => goTo(event, id)}
        className="rounded-chip text-ink hover:bg-sunken flex min-h-6 items-baseline gap-2 px-2 py-0.5 no-underline"
      >
        {label === null ? null : <bdi className="text-muted flex-none font-mono">{label}</bdi>}
        <span dir="auto" className={label === null ? 'truncate font-medium' : 'truncate'}>
          {words === ''
            ? t(depth === 0 ? 'drafting:text.emptyParagraph' : 'drafting:text.untitledHeading')
            : words}
        </span>
      </a>
    </li>
  )
})

function entryOf(block: Block, labels: Labels): readonly Entry[] {
  const { id } = block
  if (id === null) return []
  switch (block.kind) {
    case 'heading':
      return [{ id, label: null, words: block.text, depth: block.level }]
    case 'paragraph': {
      const label = block.group === null ? undefined : labels[id]
      return label === undefined ? [] : [{ id, label, words: firstWords(block.text), depth: 0 }]
    }
    case 'formatField': {
      const [label = '', words = ''] = block.text.split('\n')
      return [{ id, label: label === '' ? '–' : label, words: firstWords(words), depth: 0 }]
    }
    case 'formatPart': {
      const [name = '', title = ''] = block.text.split('\n')
      return block.part === 'section' && name !== ''
        ? [{ id, label: name, words: firstWords(title), depth: 0 }]
        : []
    }
    case 'listItem':
    case 'definition':
    case 'table':
      return []
  }
}

function firstWords(text: string): string {
  return text.slice(0, 80)
}

/** The open text has its blocks under `data-id`; the reading view, which comes first, under `id`. */
function goTo(event: MouseEvent, id: BlockId): void {
  const block = document.querySelector<HTMLElement>(`[data-id="${id}"]`)
  if (block === null) return
  event.preventDefault()
  const calm = globalThis.matchMedia('(prefers-reduced-motion: reduce)').matches
  block.scrollIntoView({ block: 'start', behavior: calm ? 'auto' : 'smooth' })
}
