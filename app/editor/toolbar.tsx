import type { Editor } from '@tiptap/core'
import clsx from 'clsx'
import { forwardRef, useState } from 'react'
import type { KeyboardEvent } from 'react'

import { useTexts } from '#app/i18n/use-texts.ts'

import { standing, toolsFor } from './tools.tsx'
import type { Tool } from './tools.tsx'
import { useEditorReading } from './use-editor.ts'

type ToolbarProps = {
  editor: Editor
  /** The id of the text that the tools act on. */
  controls: string
  /** Shown and not usable: there is no connection yet, or the text was closed. */
  isOff: boolean
  /** Whether one may write in the text at all; who may not has the tools that do not. */
  mayEdit: boolean
  onLink: () => void
  onWords: () => void
  onPart: () => void
  onComment: () => void
  /** A tool that found nothing to act on. */
  onRefused: (why: 'nothing-to-bracket') => void
}

/**
 * The tools of the text: one stop for Tab, arrows within (WAI-ARIA toolbar). A tool that cannot be
 * used now stays where it is, so that what one learned with the fingers holds.
 */
export const Toolbar = forwardRef<HTMLDivElement, ToolbarProps>(function Toolbar(
  { editor, controls, isOff, mayEdit, onLink, onWords, onPart, onComment, onRefused },
  ref,
) {
  const { t } = useTexts()
  const [stop, setStop] = useState(0)
  const now = useEditorReading(editor, standing)
  const groups = toolsFor(t, now, { onLink, onWords, onPart, onComment })
    .map((tools) => tools.filter((tool) => mayEdit || tool.isBeside))
    .filter((tools) => tools.length > 0)
  const all = groups.flat()
  return (
    <div
      ref={ref}
      role="toolbar"
      tabIndex={-1}
      aria-label={t('drafting:text.toolbar')}
      aria-controls={controls}
      className="bg-bg border-line sticky top-12 z-10 mb-6 flex flex-wrap gap-x-3 gap-y-1 border-b py-1 print:hidden"
      onKeyDown={(event) => moveWithin(event, setStop)}
    >
      {groups.map((tools) => (
        <div key={tools[0]?.name} role="presentation" className="flex flex-wrap gap-0.5">
          {tools.map((tool) => {
            const at = all.indexOf(tool)
            const isUsable = (!isOff || tool.isBeside === true) && tool.isUsable !== false
            return (
              <button
                key={tool.name}
                type="button"
                title={tool.name}
                aria-label={tool.name}
                aria-pressed={tool.isPressed}
                aria-disabled={!isUsable}
                tabIndex={at === stop ? 0 : -1}
                className={clsx(look, tool.isPressed === true && 'bg-accent/12 text-accent')}
                onFocus={() => setStop(at)}
                // The selection stays in the text while the pointer presses.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  if (isUsable && !use(editor, tool) && tool.brackets)
                    onRefused('nothing-to-bracket')
                }}
              >
                {tool.face}
              </button>
            )
          })}
        </div>
      ))}
    </div>
  )
})

const look = clsx(
  'min-h-control rounded-control text-ink grid min-w-8 place-items-center px-1 font-mono text-sm font-medium',
  'aria-disabled:text-muted transition-colors duration-(--fade) aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
  '[&:not([aria-disabled=true])]:hover:bg-sunken',
)

/** Acts on the text and gives it the keyboard back; what opens a form of its own keeps it. */
function use(editor: Editor, tool: Tool): boolean {
  if ('open' in tool) {
    tool.open()
    return true
  }
  const { view } = editor
  view.focus()
  return tool.act(view.state, view.dispatch, view)
}

function moveWithin(event: KeyboardEvent<HTMLElement>, setStop: (at: number) => void): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const isMirrored = getComputedStyle(event.currentTarget).direction === 'rtl'
  const next = stepFor(event.key, isMirrored, at, buttons.length)
  if (next === null) return
  event.preventDefault()
  setStop(next)
  buttons[next]?.focus()
}

function stepFor(key: string, isMirrored: boolean, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + (isMirrored ? -1 : 1) + count) % count
    case 'ArrowLeft':
      return (at + (isMirrored ? 1 : -1) + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}
