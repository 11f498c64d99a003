import { useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent, Ref, SyntheticEvent } from 'react'

import { editBetween, moved } from '#app/domain/drafting/cell-edit.ts'

/** How writing in a cell ended: where it stands, or a step on. */
export type Leaving = 'stay' | 'down' | 'next' | 'back'

/**
 * The field in which a cell is written. Every key goes into the shared text at once, and what others type
 * in the same cell appears in it without moving the caret from its place among the words.
 */
export function CellField({
  label,
  described,
  isInvalid,
  held,
  field,
  onWrite,
  onCaret,
  onLeave,
  onAway,
}: {
  label: string
  /** The id of what is said about the cell. */
  described: string
  isInvalid: boolean
  /** What the cell says now, whoever wrote it. */
  held: string
  field: Ref<HTMLTextAreaElement>
  onWrite: (shown: string, now: string) => void
  onCaret: (index: number) => void
  onLeave: (how: Leaving) => void
  /** The keyboard went elsewhere. */
  onAway: () => void
}) {
  const own = useRef<HTMLTextAreaElement | null>(null)
  const shown = useRef(held)
  const isComposing = useRef(false)

  useLayoutEffect(() => {
    if (own.current !== null && !isComposing.current) show(own.current, held)
    if (!isComposing.current) shown.current = held
  }, [held])

  const written = ({ currentTarget: { value } }: SyntheticEvent<HTMLTextAreaElement>): void => {
    // An input method changes its own words until it is done; nobody else is to see them before.
    if (isComposing.current) return
    const before = shown.current
    shown.current = value
    onWrite(before, value)
  }
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing) return
    const how = leavingBy(event)
    if (how === null) return
    event.preventDefault()
    event.stopPropagation()
    onLeave(how)
  }
  return (
    <textarea
      ref={(element) => {
        own.current = element
        if (typeof field === 'function') field(element)
        else if (field !== null) Object.assign(field, { current: element })
      }}
      aria-label={label}
      aria-describedby={described}
      aria-invalid={isInvalid || undefined}
      dir="auto"
      rows={1}
      spellCheck={false}
      defaultValue={held}
      onInput={written}
      onCompositionStart={() => {
        isComposing.current = true
      }}
      onCompositionEnd={(event) => {
        isComposing.current = false
        written(event)
      }}
      onSelect={({ currentTarget }) => onCaret(currentTarget.selectionStart)}
      onKeyDown={pressed}
      onBlur={onAway}
      className="bg-surface border-accent absolute -inset-px z-20 [field-sizing:content] max-h-64 min-h-12 w-[calc(100%+2px)] resize-none border-2 px-2 py-1 text-sm outline-none"
    />
  )
}

/** Shift and Enter begin a new item of a cell that has several. */
function leavingBy({ key, shiftKey, altKey }: KeyboardEvent): Leaving | null {
  if (key === 'Escape') return 'stay'
  if (key === 'Enter') return shiftKey || altKey ? null : 'down'
  if (key === 'Tab') return shiftKey ? 'back' : 'next'
  return null
}

function show(field: HTMLTextAreaElement, held: string): void {
  if (field.value === held) return
  const change = editBetween(field.value, held)
  const { selectionStart, selectionEnd } = field
  field.value = held
  field.setSelectionRange(moved(selectionStart, change), moved(selectionEnd, change))
}
