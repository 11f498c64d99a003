import type { ReactNode } from 'react'

import type { Block } from '#app/domain/drafting/block.ts'
import { BlockView } from '#app/editor/reading-view.tsx'
import { direction } from '#app/i18n/locale.ts'
import { useTexts } from '#app/i18n/use-texts.ts'

/**
 * The place of a block in the text, with its label or number and its depth, for what is shown there
 * instead of the block: its readings, or what became of it.
 */
export function Placed({
  block,
  label,
  name,
  children,
}: {
  block: Block
  label: string | undefined
  /** What this is, for whoever does not see where it stands. */
  name: string
  children: ReactNode
}) {
  const level = 'level' in block && block.kind !== 'heading' && block.level > 0
  return (
    <div
      role="group"
      aria-label={name}
      className="placed"
      id={block.id ?? undefined}
      lang={block.lang ?? undefined}
      dir={block.dir ?? undefined}
      data-label={label}
      data-marker={block.kind === 'listItem' ? block.marker : undefined}
      data-level={level ? block.level : undefined}
    >
      {children}
    </div>
  )
}

/** The words of a block at its place, which already says its label, its number and its depth. */
export function BlockThere({ block }: { block: Block }) {
  return <BlockView block={bare(block)} labels={{}} />
}

/** Something said about the text between its blocks, in the language of the page. */
export function Aside({ children }: { children: ReactNode }) {
  const { locale } = useTexts()
  return (
    <p className="text-note" lang={locale} dir={direction(locale)}>
      {children}
    </p>
  )
}

function bare(block: Block): Block {
  const { lang, dir, text } = block
  const rest = { id: null, lang, dir, text }
  switch (block.kind) {
    case 'paragraph':
    case 'listItem':
      return { ...rest, kind: 'paragraph', group: null, level: 0, words: block.words }
    case 'heading':
    case 'definition':
    case 'formatField':
    case 'formatPart':
    case 'table':
      return { ...block, id: null }
  }
}
