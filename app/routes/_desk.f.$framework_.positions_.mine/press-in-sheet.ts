import type { KeyboardEvent } from 'react'

/**
 * A press in the sheet, and whether it was for the sheet: a digit chooses the level of that number and
 * goes on to the next row, up, down and Enter move between rows, and Backspace takes a choice back.
 * Enter with Control sends the form, as everywhere.
 */
export function pressInSheet(event: KeyboardEvent, form: HTMLFormElement): boolean {
  const { key, ctrlKey, metaKey, altKey, target } = event
  if (!(target instanceof HTMLInputElement) || altKey) return false
  if (key === 'Enter' && (ctrlKey || metaKey)) {
    form.requestSubmit()
    return true
  }
  const row = target.closest('[data-sheet-row]')
  if (row === null || ctrlKey || metaKey) return false
  const isTyping = target.type === 'text'
  switch (key) {
    case 'ArrowDown':
    case 'Enter':
      return goFrom(row, form, 1)
    case 'ArrowUp':
      return goFrom(row, form, -1)
    case 'Backspace':
    case 'Delete':
      return !isTyping && takeBack(row)
    default:
      return !isTyping && choose(row, key) && goFrom(row, form, 1)
  }
}

/** To the control of another row that answers it now, or its first; true even at the end, where it stays. */
function goFrom(row: Element, form: HTMLFormElement, by: 1 | -1): true {
  const rows = [...form.querySelectorAll('[data-sheet-row]')]
  const next = rows[rows.indexOf(row) + by]
  const controls = controlsOf(next)
  const control = controls.find(({ type, checked }) => type === 'text' || checked) ?? controls[0]
  control?.focus()
  if (control?.type === 'text') control.select()
  return true
}

function choose(row: Element, key: string): boolean {
  const choice = controlsOf(row).find(({ dataset }) => dataset['digit'] === key)
  if (choice === undefined) return false
  choice.checked = true
  return true
}

function takeBack(row: Element): boolean {
  for (const control of controlsOf(row)) control.checked = false
  return true
}

function controlsOf(row: Element | undefined): readonly HTMLInputElement[] {
  return [...(row?.querySelectorAll<HTMLInputElement>('input:not([type=hidden])') ?? [])]
}
